import { emptyDocument, emptyDocumentLine, emptyDocumentParty } from '../canonical/document.ts'
import type { BusinessDocument, DocumentKind, DocumentLine } from '../canonical/document.ts'
import type { ListName } from './map.ts'

/** A party, line or the document itself while a map fills or writes it: its fields by name. */
export type Item = Record<string, string | null>

/** A document as the maps see it. */
export interface DraftDocument {
  head: Item
  lists: Record<ListName, Item[]>
}

const HEAD_FIELDS = [
  'number',
  'issuedOn',
  'purpose',
  'status',
  'currency',
  'orderNumber',
  'orderedOn',
  'deliveryOn',
  'despatchedOn',
  'validFrom',
  'validUntil',
  'paidOn',
  'total',
] as const satisfies (keyof BusinessDocument)[]

export const emptyDraft = (): DraftDocument => ({
  head: {},
  lists: { parties: [], references: [], notes: [], lines: [], packages: [] },
})

export function draftOf(document: BusinessDocument): DraftDocument {
  const head: Item = {}
  for (const field of HEAD_FIELDS) head[field] = document[field]
  const { parties, references, notes, lines } = document
  return {
    head,
    lists: {
      parties: parties.map(party => ({ ...party })),
      references: references.map(reference => ({ ...reference })),
      notes: notes.map(text => ({ text })),
      lines: lines.map(line => ({ ...line })),
      packages: packagesOf(lines),
    },
  }
}

/** One for each package the lines are in, in their order; one without id for those in none. */
function packagesOf(lines: readonly DocumentLine[]): Item[] {
  const ids = new Set(lines.map(line => line.package))
  return [...ids].map(id => ({ id }))
}

export function documentOf(
  kind: DocumentKind,
  { head, lists }: DraftDocument,
  unmapped: BusinessDocument['unmapped'],
): BusinessDocument {
  const document = emptyDocument(kind)
  for (const field of HEAD_FIELDS) document[field] = head[field] ?? null
  document.parties = lists.parties.map(item => fill({ ...emptyDocumentParty() }, item))
  document.references = lists.references.flatMap(({ qualifier, value }) =>
    value ? [{ qualifier: qualifier ?? '', value }] : [],
  )
  document.notes = lists.notes.flatMap(({ text }) => text ?? [])
  document.lines = lists.lines.map(item => {
    const line = fill({ ...emptyDocumentLine() }, item)
    line.package ??= lists.packages.find(({ hl }) => hl != null && hl === item['hlParent'])?.['id'] ?? null
    return line
  })
  document.unmapped = unmapped
  return document
}

/** Fills the fields the target has. */
function fill<Target extends { [Field in keyof Target]: string | null }>(target: Target, item: Item): Target {
  for (const field in target) {
    const value = item[field]
    if (value !== undefined && value !== null) Object.assign(target, { [field]: value })
  }
  return target
}
