import { expect } from 'vitest'
import type { PersonName, TestApp } from '../../../test/support/index.ts'

interface Entry {
  kind: string
  organization: { id: string } | null
  payload: string
  disclosures: { name: string; value: string | null }[]
}

/** Of one record, oldest first, as somebody's screen gets it. */
export async function readEntries(
  app: TestApp,
  person: PersonName,
  { partnershipId, recordType, recordId }: { partnershipId: string; recordType: string; recordId: string },
) {
  const { data, errors } = await app.graphql(
    person,
    `query ($partnershipId: ID!, $recordType: LedgerRecordType!, $recordId: ID!) {
      partnershipLedger(partnershipId: $partnershipId, recordType: $recordType, recordId: $recordId, first: 100) {
        nodes { kind organization { id } payload disclosures { name value } } } }`,
    { partnershipId, recordType, recordId },
  )
  expect(errors).toEqual([])
  const { nodes } = data?.['partnershipLedger'] as { nodes: Entry[] }
  return nodes.toReversed().map(({ kind, organization, payload, disclosures }) => ({
    kind,
    by: organization?.id,
    payload: JSON.parse(payload),
    words: Object.fromEntries(disclosures.map(({ name, value }) => [name, value])),
  }))
}
