/** One thing that can differ, as text for a person, and how to take it over from the other version. */
export interface ConflictPart<Values> {
  name: string
  label: string
  text: (values: Values) => string
  take: (into: Values, from: Values) => Values
}

/** Two versions of one thing, field by field, and what choosing does. */
export interface Conflict {
  message: string
  fields: { name: string; label: string; theirs: string; mine: string }[]
  /** Saves their version with the named fields of mine; answers a refusal or null. */
  resolve: (mine: string[]) => Promise<string | null>
}

/** Sets the newer version beside the one the person wanted to save; only what they changed since `base` is asked. */
export function conflictOf<Values>(options: {
  message: string
  theirs: Values
  mine: Values
  /** What the person started from. */
  base: Values
  parts: readonly ConflictPart<Values>[]
  save: (merged: Values) => Promise<string | null>
}): Conflict {
  const { message, theirs, mine, base, parts, save } = options
  const fields = parts
    .filter(({ text }) => text(mine) !== text(base))
    .map(({ name, label, text }) => ({ name, label, theirs: text(theirs), mine: text(mine) }))
    .filter(field => field.theirs !== field.mine)
  return {
    message,
    fields,
    async resolve(chosen) {
      if (!chosen.length) return null
      const taken = parts.filter(({ name }) => chosen.includes(name))
      return await save(taken.reduce((merged, { take }) => take(merged, mine), theirs))
    },
  }
}
