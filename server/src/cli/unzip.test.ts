import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { unzip } from './unzip.ts'

const isWanted = (name: string) => name.endsWith('.96A')
const names = (archive: Uint8Array) => unzip(archive, isWanted).map(({ name }) => name)

it('finds wanted files in folders and in ZIPs inside the ZIP', () => {
  const inner = zipSync({ 'EDSD.96A': strToU8('segments'), 'read.me': strToU8('-') })
  const archive = zipSync({
    'd96a/EDED.96A': strToU8('elements'),
    'd96a/edsd.zip': inner,
    'x.txt': strToU8('-'),
  })
  expect(unzip(archive, isWanted).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['EDED.96A', 'elements'],
    ['EDSD.96A', 'segments'],
  ])
})
it('does not follow ZIPs inside each other without end, nor take what is none', () => {
  let archive = zipSync({ 'EDSD.96A': strToU8('deep') })
  for (let depth = 0; depth < 5; depth++) archive = zipSync({ 'a.zip': archive })
  expect(names(archive)).toEqual([])
  expect(() => unzip(strToU8('no archive'), isWanted)).toThrow('The ZIP cannot be unpacked')
})
it('refuses what would unpack to more than it takes', () => {
  const large = new Uint8Array(700 * 1024)
  const bomb = zipSync({ 'A.96A': large, 'B.96A': large })
  expect(() => unzip(bomb, isWanted, 1)).toThrow('more than 1 MB')
  expect(unzip(bomb, isWanted, 2)).toHaveLength(2)
})
