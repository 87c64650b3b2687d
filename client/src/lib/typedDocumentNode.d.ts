/** The generated documents name this package; urql brings the same type. */
declare module '@graphql-typed-document-node/core' {
  export type { TypedDocumentNode } from '@urql/core'
}
