import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const client = join(root, 'client')
const inputs = [
  'client/src',
  'client/index.html',
  'client/vite.config.ts',
  'client/package.json',
  'schema',
  'edi/src',
  'edi/samples',
  'pnpm-lock.yaml',
]

/** Builds the client when what it is made from changed since the last build. */
export async function buildClient(onProgress: (step: string) => void): Promise<void> {
  const stamp = await fingerprint()
  const stampFile = join(client, 'dist', '.built-from')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return
  onProgress('building the client')
  const vite = join(client, 'node_modules', 'vite', 'bin', 'vite.js')
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: client,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', chunk => (output += chunk))
    child.stderr.on('data', chunk => (output += chunk))
    child.on('error', reject)
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`The client could not be built.\n${output}`)),
    )
  })
  await writeFile(stampFile, stamp)
}

/** Paths, sizes and times of everything the build reads. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const path = join(root, input)
    const found = await stat(path).catch(() => null)
    if (!found) continue
    const files = found.isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter(each => each.isFile())
          .map(each => join(each.parentPath, each.name))
      : [path]
    for (const file of files.sort()) {
      const { size, mtimeMs } = await stat(file)
      hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}
