import type { Router } from 'vue-router'
import type { ViewerFieldsFragment } from '../generated/graphql.ts'

/** Something the palette can do. `label` is already in the reader's language. */
export interface Command {
  id: string
  label: string
  icon: string
  /** Offered by C as well: it makes something new. */
  isCreate?: boolean
  run: () => unknown
}

export interface CommandContext {
  t: (key: string) => string
  router: Router
  viewer: Readonly<ViewerFieldsFragment> | null
}

export type Commands = (ctx: CommandContext) => Command[]

const modules = import.meta.glob<Commands>('../*/commands.ts', { eager: true, import: 'default' })

/** The commands of every domain that fit this viewer. */
export const commandsFor: Commands = ctx => Object.values(modules).flatMap(commands => commands(ctx))
