import { expect } from 'vitest'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { proposeDocument } from './proposeDocument.ts'
import { bytesOf } from './testSupport.ts'

interface Version {
  id: string
  no: number
  status: string
  file: { sha256: string; path: string }
}
interface Document {
  id: string
  inForce: Version | null
  proposed: Version | null
  versions: Version[]
}

/** As somebody's screen gets it; null when it is not theirs to see. */
export async function readDocument(app: TestApp, person: PersonName, id: string): Promise<Document | null> {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnershipDocument(id: $id) { id title kind viewerCanPropose
      inForce { ...V } proposed { ...V } versions { ...V } } }
     fragment V on DocumentVersion { id no status note file { name sha256 path byteSize mediaType }
      signatures { name sha256 organization { name } } awaiting { name } viewerCanSign viewerCanWithdraw viewerCanDecline viewerCanRemind }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['partnershipDocument'] as Document | null
}

export const upload = async (app: TestApp, by: PersonName, text: string, name = 'agreement.txt') =>
  (await receiveFile(app.as(by), name, bytesOf(text))).fileId

let count = 0
/** An agreement of Aurora and Sakura. */
export async function propose(app: TestApp, by: PersonName = 'aiko', text = `Agreement ${++count}`) {
  const result = await proposeDocument(app.as(by), {
    partnershipId: app.partnershipWith('kenji'),
    kind: 'AGREEMENT',
    title: 'Reseller agreement',
    fileId: await upload(app, by, text),
  })
  const seen = await readDocument(app, by, result.document.id)
  if (!seen?.proposed) throw new Error('Nothing was proposed.')
  return { id: seen.id, versionId: seen.proposed.id, sha256: seen.proposed.file.sha256 }
}
