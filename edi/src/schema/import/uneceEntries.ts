/** One numbered part of a segment or composite. */
interface Part {
  id: string
  isMandatory: boolean
  times: string
}

// Change marks stand beside what changed since the directory before.
const MARKS = '[ \\t*+#|X!&]*'
const ENTRY_LINE = /^[ \t]*[-\u2500\u00c4_]{20,}[ \t]*$/m
const PART_LINE = new RegExp(`^(\\d{3})${MARKS}\\s([A-Z]?\\d{3,4})\\s+(.*)$`)
const PART_END = /(?:^|\s)([MC])(?:\s+(\d{1,5}))?(?:\s+(?:an|a|n)\s?(?:\.\.)?\d+)?\s*$/

/** The entries of a directory file, which rules of dashes part. */
export const entriesOf = (text: string): string[] =>
  text
    .split(ENTRY_LINE)
    .map(entry => entry.trim())
    .filter(Boolean)

/** EDED: `1004 an..35` for each element, and what it is called. */
export function elementEntry(entry: string): { id: string; format: string; name: string } | null {
  const [, id, name] = new RegExp(`^${MARKS}(\\d{4})\\s+(\\S.*)$`, 'm').exec(entry) ?? []
  const [, type, upTo, length] = /Repr:\s*(an|a|n)\s?(\.\.)?(\d+)/.exec(entry) ?? []
  if (id === undefined || type === undefined) return null
  return { id, format: `${type}${upTo ?? ''}${length ?? ''}`, name: nameIn(name ?? '') }
}

/** EDSD and EDCD: a tag, what it is called, and its parts in order. */
export function partsEntry(entry: string, tag: RegExp): { tag: string; name: string; parts: Part[] } | null {
  const lines = entry.split(/\r?\n/)
  const head = lines.find(line => line.trim() !== '') ?? ''
  const [, found, name] = new RegExp(`^${MARKS}(${tag.source})\\s+(\\S.*)$`).exec(head) ?? []
  return found === undefined ? null : { tag: found, name: nameIn(name ?? ''), parts: partsIn(lines) }
}

function partsIn(lines: readonly string[]): Part[] {
  const parts: Part[] = []
  let open: { id: string; text: string } | null = null
  for (const line of lines) {
    const [, , id, rest] = PART_LINE.exec(line) ?? []
    // A long name goes on in the next line; the line it ends in says whether the part is mandatory.
    if (id !== undefined) open = { id, text: rest ?? '' }
    else if (open) open.text += ` ${line.trim()}`
    const end = open && PART_END.exec(open.text)
    if (!open || !end) continue
    parts.push({ id: open.id, isMandatory: end[1] === 'M', times: end[2] ?? '1' })
    open = null
  }
  return parts
}

const nameIn = (text: string): string => text.replace(/\s*\[[BCI]\]\s*$/, '').trim()
