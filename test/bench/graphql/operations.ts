import { createHash } from 'node:crypto'

export type Operation = 'list' | 'detail'
export const operations: Operation[] = ['list', 'detail']

/** One request of the measured sequence: who asks, and for what. */
export interface Ask {
  organizationId: string
  email: string
  stage: string
  dealId: string
}

/** The product's documents, as a client of it would write them. */
const productDocuments: Record<Operation, string> = {
  list: `query BenchDeals($stage: DealStage!) {
  deals(stage: $stage, first: 50) {
    nodes {
      id
      number
      title
      stage
      amount { minor currency }
      closeDate
      version
      updatedAt
      account { id name }
      owner { id name }
      lastActivity { id kind body createdAt }
    }
    totalCount { value isCapped }
  }
}`,
  detail: `query BenchDeal($id: ID!) {
  deal(id: $id) {
    id
    number
    title
    stage
    amount { minor currency }
    closeDate
    version
    updatedAt
    account {
      id
      name
      website
      city
      country
      contacts(first: 10) { id name title email phone }
    }
    participants { role organization { id name } }
    activities(first: 20) {
      nodes { id kind body createdAt author { id name } }
    }
  }
}`,
}

const documentIdOf = (operation: Operation) =>
  `sha256:${createHash('sha256').update(productDocuments[operation]).digest('hex')}`

/** What codegen makes of a client's documents: { id: text }. */
export const productManifest = () =>
  Object.fromEntries(operations.map(each => [documentIdOf(each), productDocuments[each]]))

/** PostGraphile names fields after tables and keys. The capped count has no counterpart: it counts all. */
const postgraphileDocuments: Record<Operation, string> = {
  list: `query BenchDeals($org: UUID!, $stage: String!) {
  allAdmissions(condition: { orgId: $org, recordType: "DEAL", listKey: $stage }, orderBy: [SORT_AT_DESC, RECORD_ID_DESC], first: 50) {
    nodes {
      deal {
        rowId
        number
        title
        stage
        amountMinor
        amountCurrency
        closeDate
        version
        updatedAt
        account { rowId name }
        owner { rowId name }
        lastActivity { rowId kind body createdAt }
      }
    }
    totalCount
  }
}`,
  detail: `query BenchDeal($id: UUID!) {
  dealByRowId(rowId: $id) {
    rowId
    number
    title
    stage
    amountMinor
    amountCurrency
    closeDate
    version
    updatedAt
    account {
      rowId
      name
      website
      city
      country
      contacts(first: 10, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { rowId name title email phone } }
    }
    partnership { parties(orderBy: [CONSENTED_AT_ASC, ORG_ID_ASC]) { nodes { role organization { rowId name } } } }
    activities(first: 20, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) {
      nodes { rowId kind body createdAt author { rowId name } }
    }
  }
}`,
}

export interface Call {
  path: string
  headers: Record<string, string>
  body: string
}

/** @param cookies of the signed-in people, by e-mail address. */
export const productCall = (operation: Operation, ask: Ask, cookies: Record<string, string>): Call => ({
  path: '/graphql',
  headers: { cookie: cookies[ask.email] ?? '' },
  body: JSON.stringify({
    documentId: documentIdOf(operation),
    operationName: operation === 'list' ? 'BenchDeals' : 'BenchDeal',
    variables: operation === 'list' ? { stage: ask.stage } : { id: ask.dealId },
  }),
})

export const rawRowsCall = (operation: Operation, ask: Ask): Call => ({
  path: `/${operation}`,
  headers: {},
  body: JSON.stringify(
    operation === 'list' ? { organizationId: ask.organizationId, stage: ask.stage } : { id: ask.dealId },
  ),
})

export const postgraphileCall = (operation: Operation, ask: Ask): Call => ({
  path: '/graphql',
  headers: {},
  body: JSON.stringify({
    query: postgraphileDocuments[operation],
    operationName: operation === 'list' ? 'BenchDeals' : 'BenchDeal',
    variables: operation === 'list' ? { org: ask.organizationId, stage: ask.stage } : { id: ask.dealId },
  }),
})
