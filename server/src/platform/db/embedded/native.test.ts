import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { prepareNative, removeOldCopies } from './native.ts'

/** A package as npm unpacks it where install scripts are off: no symbolic links, and here no right to run either. */
async function unpackedPackage() {
  const folder = await mkdtemp(join(tmpdir(), 'enishi native '))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'package')
  const native = join(root, 'native')
  await mkdir(join(native, 'bin'), { recursive: true })
  await mkdir(join(native, 'lib'))
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    await writeFile(join(native, 'bin', name), '#!/bin/sh\n', { mode: 0o600 })
  }
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 })
  await writeFile(join(native, 'lib', 'libpq.a'), 'for compilers')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  const copyTo = join(folder, 'database')
  await mkdir(copyTo)
  return { native, copyTo, installed: { root, version: '18.4.0' } }
}

it('repairs an incomplete package in a copy and leaves the package alone', async () => {
  const { native, copyTo, installed } = await unpackedPackage()
  const programs = await prepareNative(copyTo, false, installed)
  const copy = join(copyTo, 'postgres-18.4.0')
  expect(programs).toMatchObject({ postgres: join(copy, 'bin', 'postgres'), major: '18' })
  expect((await stat(programs.initdb)).mode & 0o777).toBe(0o755)
  expect((await stat(join(copy, 'lib', 'libpq.so.5.18'))).mode & 0o777).toBe(0o644)
  expect(await readlink(join(copy, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
  expect(await readFile(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
  expect((await readdir(join(copy, 'lib'))).sort()).toEqual(['libpq.so.5', 'libpq.so.5.18'])
  expect(await readdir(join(native, 'lib'))).not.toContain('libpq.so.5')
})

it('uses a complete package in place, unless another OS user has to run it', async () => {
  const { native, copyTo, installed } = await unpackedPackage()
  for (const name of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', name), 0o755)
  await symlink('libpq.so.5.18', join(native, 'lib', 'libpq.so.5'))
  expect((await prepareNative(copyTo, false, installed)).postgres).toBe(join(native, 'bin', 'postgres'))
  expect(await readdir(copyTo)).toEqual([])
  expect((await prepareNative(copyTo, true, installed)).postgres).toBe(
    join(copyTo, 'postgres-18.4.0/bin/postgres'),
  )
})

it('drops the copies of earlier releases', async () => {
  const { copyTo, installed } = await unpackedPackage()
  await prepareNative(copyTo, true, { ...installed, version: '18.3.0' })
  const current = await prepareNative(copyTo, true, installed)
  await removeOldCopies(copyTo, current)
  expect(await readdir(copyTo)).toEqual(['postgres-18.4.0'])
})
