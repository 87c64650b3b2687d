/** The plan's Y.Doc, one per plan at /collab. Both sides depend on these names; changing them needs a new schema number. */
export const planSchemaVersion = 1
export const planDocumentName = (planId: string) => `plan:${planId}`
export const planIdOfDocument = (name: string) => /^plan:([0-9a-f-]{36})$/.exec(name)?.[1] ?? null
/** Y.XmlFragment that holds the rich text. */
export const planBodyFragment = 'body:main'
/** Y.Map with `schema: number`. */
export const planMetaMap = 'meta'
/** Close codes of /collab a client shows a message for. */
export const planClose = { revoked: 4403, refused: 4400, schemaTooOld: 4426 } as const
/** Stateless message from server to client when the right changes while connected. */
export type PlanStateless = { type: 'rights'; right: 'read' | 'write' }
