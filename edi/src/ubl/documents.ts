import { amountOf } from '../canonical/amounts.ts'
import type { BusinessDocument, DocumentKind } from '../canonical/document.ts'
import { decimalIn, roundDecimal, sumDecimals } from '../canonical/decimal.ts'
import { documentOf, draftOf, emptyDraft } from '../mapping/draftDocument.ts'
import type { DraftDocument, Item } from '../mapping/draftDocument.ts'
import { formNamed } from '../mapping/forms.ts'
import { UBL_MAPS } from './map.ts'
import type { UblEntry, UblMap } from './map.ts'
import { UBL_PROFILES } from './rules/profiles.ts'
import { parseXml, writeXml } from './xml.ts'
import type { XmlElement } from './xml.ts'
import { xmlText } from './xmlText.ts'

const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'
const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'
const namespaceOf = (root: string): string => `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`
const ROOTS = [...new Set([...UBL_MAPS, ...UBL_PROFILES].map(({ root }) => root))]
export const PREFIXES = {
  [CAC]: 'cac',
  [CBC]: 'cbc',
  ...Object.fromEntries(ROOTS.map(root => [namespaceOf(root), ''])),
}

/** ISO 6523 identifier schemes of parties, by our names; others stay as they are. */
const SCHEMES = new Map([
  ['0088', 'gln'],
  ['0060', 'duns'],
])
const SCHEME_CODES = new Map([...SCHEMES].map(([code, name]) => [name, code]))
const DECIMALS = new Set(['quantity', 'unitPrice', 'priceBasis', 'amount', 'total'])

export const ublMap = (root: string): UblMap | null => UBL_MAPS.find(map => map.root === root) ?? null

/** Whether the bytes may be an XML document at all. */
export const isXml = (bytes: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*<[?A-Za-z!]/.test(String.fromCharCode(...bytes.subarray(0, 64)))

/** The elements of a UBL document. null: an XML document of another kind. Throws XmlRefusal on what we do not accept. */
export function parseUbl(text: string): XmlElement | null {
  const root = parseXml(text, PREFIXES)
  const isOurs = ROOTS.includes(root.name) && Object.values(root.attributes).includes(namespaceOf(root.name))
  return isOurs ? root : null
}

/** Reads a UBL document. null: an XML document of another kind. Throws XmlRefusal on what is not XML as we accept it. */
export function readUbl(bytes: Uint8Array): BusinessDocument | null {
  const root = parseUbl(xmlText(bytes))
  return root && documentFrom(root)
}

/** The document in our words; null when it is of a kind we have no map for. */
export function documentFrom(root: XmlElement): BusinessDocument | null {
  const map = ublMap(root.name)
  if (!map) return null
  const draft = emptyDraft()
  if (map.purpose) draft.head['purpose'] = map.purpose
  const taken = new Set<XmlElement>()
  readInto(root, map.entries, draft.head, taken, (list, item) => draft.lists[list].push(item))
  const unmapped: BusinessDocument['unmapped'] = []
  collectRest(root, '', taken, unmapped)
  return documentOf(map.kind, draft, unmapped)
}

type Push = (list: keyof ReturnType<typeof emptyDraft>['lists'], item: Item) => void

function readInto(
  around: XmlElement,
  entries: readonly UblEntry[],
  item: Item,
  taken: Set<XmlElement>,
  push: Push,
): void {
  for (const entry of entries) {
    const found = descend(around, entry.at.split('/'))
    for (const element of entry.each ? found : found.slice(0, 1)) {
      const own: Item = entry.each ? (entry.role ? { role: entry.role } : {}) : item
      if (entry.each) push(entry.each, own)
      if (entry.inside) readInto(element, entry.inside, own, taken, push)
      else if (readElement(element, entry, own)) taken.add(element)
    }
  }
}

const descend = (element: XmlElement, path: readonly string[]): XmlElement[] => {
  const [name, ...rest] = path
  if (name === undefined) return [element]
  return element.children.filter(child => child.name === name).flatMap(child => descend(child, rest))
}

/** Whether the element says nothing that the fields do not say now. */
function readElement(element: XmlElement, { field, form, attribute }: UblEntry, item: Item): boolean {
  if (field === undefined || field.startsWith('#')) return true
  const text = DECIMALS.has(field)
    ? decimalIn(element.text)
    : form
      ? (formNamed(form)?.read(element.text) ?? null)
      : element.text
  if (text === null || text === '') return false
  const isNew = item[field] == null
  if (isNew) item[field] = text
  const [name = '', into = ''] = attribute ?? []
  const value = element.attributes[name]
  if (isNew && value !== undefined && !/^[#=]/.test(into)) item[into] = SCHEMES.get(value) ?? value
  return item[field] === text
}

/** What no entry has taken: elements with text, by their path. */
function collectRest(
  element: XmlElement,
  path: string,
  taken: ReadonlySet<XmlElement>,
  rest: BusinessDocument['unmapped'],
): void {
  for (const child of element.children) {
    const at = path === '' ? child.name : `${path}/${child.name}`
    if (child.text !== '' && !taken.has(child))
      rest.push({ segment: at, position: child.offset, raw: child.text })
    collectRest(child, at, taken, rest)
  }
}

type Written = Omit<XmlElement, 'offset'> & { children: Written[] }

const created = (name: string): Written => ({ name, attributes: {}, text: '', children: [] })

/** Kinds whose amounts are wanted on every line and in the totals. */
const WITH_AMOUNTS = new Set<DocumentKind>(['order', 'orderChange', 'invoice'])

/** The document with the amounts that follow from quantities and prices. */
function reckoned(document: BusinessDocument): DraftDocument {
  const draft = draftOf(document)
  if (!WITH_AMOUNTS.has(document.kind)) return draft
  document.lines.forEach((line, index) => {
    const amount = amountOf(line)
    const item = draft.lists.lines[index]
    if (item && line.amount === null && amount !== null) item['amount'] = roundDecimal(amount, 2)
  })
  const amounts = draft.lists.lines.flatMap(item => item['amount'] ?? [])
  if (amounts.length < document.lines.length) return draft
  draft.head['#linesTotal'] = sumDecimals(amounts)
  draft.head['total'] ??= draft.head['#linesTotal']
  return draft
}

/** Writes a document as UBL 2, in UTF-8. */
export function writeUbl(document: BusinessDocument, map: UblMap): Uint8Array {
  const draft = reckoned(document)
  const root = created(map.root)
  root.attributes = { xmlns: namespaceOf(map.root), 'xmlns:cac': CAC, 'xmlns:cbc': CBC }
  const write = (around: Written, entries: readonly UblEntry[], item: Item): void => {
    for (const entry of entries) {
      if (!entry.each) {
        writeElement(around, entry, item, document.currency)
        continue
      }
      const { role, inside } = entry
      for (const own of draft.lists[entry.each].filter(each => role === undefined || each['role'] === role)) {
        if (inside) write(place(around, entry.at.split('/'), freshFor(entry)), inside, own)
        else writeElement(around, entry, own, document.currency)
      }
    }
  }
  write(root, map.entries, draft.head)
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}`)
}

function writeElement(around: Written, entry: UblEntry, item: Item, currency: string | null): void {
  const value = entry.constant ?? (entry.field === undefined ? null : (item[entry.field] ?? null))
  if (value === null) return
  const element = place(around, entry.at.split('/'), freshFor(entry))
  element.text = entry.form ? (formNamed(entry.form)?.write(value) ?? value) : value
  const [name, from = ''] = entry.attribute ?? []
  const attribute = from.startsWith('=')
    ? from.slice(1)
    : from === '#currency'
      ? currency
      : (item[from] ?? null)
  if (name !== undefined && attribute !== null)
    element.attributes[name] = SCHEME_CODES.get(attribute) ?? attribute
}

/** What of a path is made anew: everything for a line, the element itself for other items of lists. */
type Fresh = 'all' | 'last' | 'none'

const freshFor = ({ each }: UblEntry): Fresh => (each === 'lines' ? 'all' : each ? 'last' : 'none')

/** The element at the path; what is not made anew is the last of its name. */
function place(around: Written, path: readonly string[], fresh: Fresh): Written {
  let element = around
  path.forEach((name, depth) => {
    const isNew = fresh === 'all' || (fresh === 'last' && depth === path.length - 1)
    const last = isNew ? undefined : element.children.findLast(child => child.name === name)
    const next = last ?? created(name)
    if (!last) element.children.push(next)
    element = next
  })
  return element
}
