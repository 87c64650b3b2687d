import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { expect } from 'vitest'
import type { PersonName, TestApp } from '../../../test/support/index.ts'

interface Archive {
  sha256: string
  byteSize: number
  archivePath: string
  certificatePath: string
  certificatePagePath: string
}

interface Exit {
  id: string
  status: string
  grantsClosed: number
  archive: Archive | null
}

/** The exit of a partnership as somebody's screen gets it. */
export async function readExit(
  app: TestApp,
  person: PersonName,
  partnershipId: string,
): Promise<Exit | null> {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnership(id: $id) { status exit { id status reason grantsClosed viewerCanChoose viewerCanWithdraw
      choices { recordType choice reason retainUntil organization { name } }
      archive { sha256 byteSize archivePath certificatePath certificatePagePath } } } }`,
    { id: partnershipId },
  )
  expect(errors).toEqual([])
  return (data?.['partnership'] as { exit: Exit | null } | null)?.exit ?? null
}

export async function download(app: TestApp, person: PersonName | undefined, path: string) {
  const response = await app.fetch(path, { as: person })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** The entries of a .tar, by name. */
export async function unpack(bytes: Buffer): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const entry of Readable.from([bytes]).pipe(extract())) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk)
    found.set(entry.header.name, Buffer.concat(chunks).toString())
  }
  return found
}

export async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
