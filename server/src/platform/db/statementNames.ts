/** Beyond these every list of values is a text of its own. */
const mostValues = 40
const mostNames = 250
const mostCandidates = 5000

/**
 * Names for the statements that commands repeat: each connection plans a named one once. A text gets its name when it
 * comes again, and so many do as a connection can keep plans of; the others are planned each time, as if unnamed.
 */
export function statementNames(): (text: string, valueCount: number) => string | undefined {
  const names = new Map<string, string>()
  const candidates = new Set<string>()
  return (text, valueCount) => {
    const known = names.get(text)
    if (known !== undefined || valueCount === 0 || valueCount > mostValues || names.size === mostNames)
      return known
    if (!candidates.delete(text)) {
      if (candidates.size === mostCandidates) candidates.clear()
      candidates.add(text)
      return undefined
    }
    const name = `again_${names.size}`
    names.set(text, name)
    return name
  }
}
