/** A row of a segment table: a segment, or a group that begins. */
const ROW =
  /^(\d{4,5})[ \t*+#|X!&]*\s(?:[-\u2500\u00c4_]+\s*Segment group\s+(\d+)\s*[-\u2500\u00c4_]+|([A-Z]{3})\s.*?)\s+([MC])\s+(\d+)(.*)$/
// What closes a group at the right edge, as dashes and pluses or as box drawing in either character set.
const CLOSING = /[+\u2518\u2534\u00d9\u00c1]/g
const TABLE = /^[ \t]*Pos\s+Tag\s+Name/m
const SERVICE = new Set(['UNH', 'UNT', 'UIH', 'UIT'])

/** The structure of a message in our notation, from the segment table of its file; null when it has none. */
export function structureIn(text: string): string | null {
  const begin = TABLE.exec(text)
  if (!begin) return null
  const open: string[][] = [[]]
  const heads: string[] = []
  for (const line of text.slice(begin.index).split(/\r?\n/)) {
    const [, , group, tag, requirement, times, edge = ''] = ROW.exec(line) ?? []
    if (group !== undefined) {
      open.push([])
      heads.push(`SG${group}[${requirement}${times}]`)
    } else if (tag !== undefined) {
      if (!SERVICE.has(tag)) open.at(-1)?.push(`${tag} ${requirement}${times}`)
      for (let closing = edge.match(CLOSING)?.length ?? 0; closing > 0; closing--) close()
    }
  }
  if (heads.length > 0) throw new Error(`${heads.at(-1)} of the segment table does not end.`)
  return open[0]?.join(', ') ?? null

  function close(): void {
    const inner = open.pop()
    const head = heads.pop()
    if (!inner || head === undefined) throw new Error('The segment table ends a group that has not begun.')
    open.at(-1)?.push(`${head}(${inner.join(', ')})`)
  }
}
