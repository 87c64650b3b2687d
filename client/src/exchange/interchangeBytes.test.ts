import { expect, it } from 'vitest'
import { interchangeBytes } from './interchangeBytes.ts'

const bytesOf = (raw: string, byteSize = raw.length) => [...(interchangeBytes({ raw, byteSize }) ?? [])]

it('gives back one byte a character', () => {
  expect(bytesOf('UNB+UNOC:3+é')).toEqual([...Buffer.from('UNB+UNOC:3+é', 'latin1')])
})
it('gives back UTF-8 where the header says so, or one byte is not enough', () => {
  expect(bytesOf('UNB+UNOY:4+é')).toEqual([...Buffer.from('UNB+UNOY:4+é')])
  expect(bytesOf("UNA:+.? '\nUNB+UNOW:4+é")).toEqual([...Buffer.from("UNA:+.? '\nUNB+UNOW:4+é")])
  expect(bytesOf('ISA*桜')).toEqual([...Buffer.from('ISA*桜')])
})
it('does not mind the line ends around it, and gives nothing of a text that was cut', () => {
  expect(bytesOf('UNZ', 5)).toHaveLength(3)
  expect(interchangeBytes({ raw: 'UNB', byteSize: 300_000 })).toBeNull()
})
