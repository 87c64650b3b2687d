import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** The installation's generated secrets, in one file that only its user can read. */
export interface Secrets {
  /** The stored value of that name, made on first use. */
  once(name: string, make: () => string): Promise<string>
}

export async function openSecrets(home: string): Promise<Secrets> {
  await mkdir(home, { recursive: true })
  const file = join(home, 'secrets.json')
  const read = () =>
    readFile(file, 'utf8').then(
      text => JSON.parse(text) as Record<string, string>,
      (error: NodeJS.ErrnoException): Record<string, string> => {
        if (error.code === 'ENOENT') return {}
        throw error
      },
    )
  const values = await read()
  return {
    async once(name, make) {
      // Another process of this installation may have made it since.
      if (!values[name]) Object.assign(values, await read())
      const known = values[name]
      if (known) return known
      const value = (values[name] = make())
      const handle = await open(`${file}.new`, 'w', 0o600)
      await handle.writeFile(JSON.stringify(values, null, 2))
      await handle.sync()
      await handle.close()
      await rename(`${file}.new`, file)
      return value
    },
  }
}

export const newSecret = () => randomBytes(32).toString('hex')
