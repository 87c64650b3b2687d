import { sql } from 'kysely'
import { column, instant } from '../graphql/projection.ts'
import type { Projection } from '../graphql/projection.ts'
import type { Domain } from '../graphql/schema.ts'
import type { Route } from '../http/server.ts'
import { uploadRoute } from './receiveFile.ts'
import { downloadRoute } from './sendFile.ts'

const storedFile: Projection = {
  byId: (t, id) => sql`file ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    name: column('name'),
    mediaType: column('media_type'),
    byteSize: column('byte_size'),
    sha256: ({ t }) => sql`encode(${t}.sha256, 'hex')`,
    path: ({ t }) => sql`'/files/download?key=' || ${t}.link_key`,
    createdAt: instant('created_at'),
  },
}

export { fileLock } from './fileLock.ts'
export { sendFile } from './sendFile.ts'
export { keepSwept } from './sweepFiles.ts'

/** Files that hang on records. */
export const filesDomain: Domain = { types: { StoredFile: storedFile } }

export const fileRoutes: Route[] = [uploadRoute, downloadRoute]
