export { EmbeddedDatabaseError } from './embeddedDatabaseError.ts'
export { startEmbeddedDatabase, type EmbeddedDatabase, type StartOptions } from './startEmbeddedDatabase.ts'
export { removeEmbeddedDatabase } from './removeEmbeddedDatabase.ts'
