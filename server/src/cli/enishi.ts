import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineCommand, runMain } from 'citty'

// What was compiled once is read at the next start. Where the folder cannot be written, each start compiles.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/enishi', import.meta.url)))

const main = defineCommand({
  meta: { name: 'enishi', description: 'The platform on which separate firms work as partners' },
  subCommands: {
    start: () => import('./start.ts').then(each => each.start),
    serve: () => import('./serve.ts').then(each => each.serve),
    migrate: () => import('./migrateCommand.ts').then(each => each.migrateCommand),
    backup: () => import('./backupCommands.ts').then(each => each.backupCommand),
    restore: () => import('./backupCommands.ts').then(each => each.restoreCommand),
    verify: () => import('./verify.ts').then(each => each.verify),
    'rotate-ledger-key': () => import('./rotateLedgerKey.ts').then(each => each.rotateLedgerKey),
    dev: () => import('./dev.ts').then(each => each.dev),
    import: () => import('./importCommand.ts').then(each => each.importCommand),
    export: () => import('./exportCommand.ts').then(each => each.exportCommand),
    'generate-tables': () => import('./generateTables.ts').then(each => each.generateTables),
    edi: () => import('./ediCommand.ts').then(each => each.ediCommand),
  },
})

await runMain(main)
