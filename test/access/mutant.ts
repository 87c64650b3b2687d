/** One bug planted into the border: what a tired hand could write. */
export interface Mutant {
  name: string
  /** Statements that weaken one policy, view, guard or trigger, run as the owner. */
  weaken: (definitionOf: Definitions) => string[]
}

/** The text of a view or function as the database has it, changed in one place. */
export interface Definitions {
  view(name: string, from: string | RegExp, to: string): string
  function(name: string, from: string | RegExp, to: string): string
}

export const policy = (
  name: string,
  table: string,
  condition: string,
  kind: 'using' | 'with check' = 'using',
) => ({
  name: `${table}.${name}: ${kind} (${condition})`,
  weaken: () => [`alter policy ${name} on ${table} ${kind} (${condition})`],
})
export const view = (why: string, name: string, from: string | RegExp, to: string): Mutant => ({
  name: `view ${name}: ${why}`,
  weaken: definitions => [definitions.view(name, from, to)],
})
export const body = (why: string, name: string, from: string | RegExp, to: string): Mutant => ({
  name: `function ${name}: ${why}`,
  weaken: definitions => [definitions.function(name, from, to)],
})
export const dropped = (restriction: string, table: string): Mutant => ({
  name: `${table}.${restriction}: dropped`,
  weaken: () => [`drop policy ${restriction} on ${table}`],
})
export const withoutTrigger = (trigger: string, table: string): Mutant => ({
  name: `${table}: trigger ${trigger} off`,
  weaken: () => [`alter table ${table} disable trigger ${trigger}`],
})

export const me = '(select app_org())'
