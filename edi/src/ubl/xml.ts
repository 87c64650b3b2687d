import { XmlRefusal } from './xmlRefusals.ts'
import type { XmlRefusalCode } from './xmlRefusals.ts'

/**
 * One element of an XML document. Names carry the prefix we give their namespace, whatever the sender's is; those of other
 * namespaces carry the namespace itself, in braces.
 */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  /** The text directly inside, blanks at both ends taken off. */
  text: string
  children: XmlElement[]
  /** Where its tag begins in the text. */
  offset: number
}

const DEEPEST = 64
const MOST_ELEMENTS = 2_000_000
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const ATTRIBUTE = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_END = /\s*(\/?)>/y

/**
 * Reads a well-formed document without DOCTYPE, in UTF-8. A DOCTYPE is refused unread: no entity of the sender's own is
 * ever expanded, and nothing is fetched.
 */
export function parseXml(text: string, prefixes: Readonly<Record<string, string>>): XmlElement {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let count = 0
  let root: XmlElement | null = null
  const open: { element: XmlElement; tag: string; names: Record<string, string> }[] = []
  const refuse = (code: XmlRefusalCode, value = ''): never => {
    throw new XmlRefusal(code, value, at)
  }
  while (at < text.length) {
    if (text.charCodeAt(at) !== 0x3c) takeText()
    else if (text.startsWith('<!--', at)) skip('-->', 4)
    else if (text.startsWith('<![CDATA[', at)) takeCdata()
    else if (text.startsWith('<?', at)) skip('?>', 2)
    else if (text.startsWith('<!', at)) refuse('document-type')
    else if (text.startsWith('</', at)) closeTag()
    else openTag()
  }
  if (open.length > 0) refuse('broken-off')
  return root ?? refuse('empty')

  function skip(end: string, from: number): void {
    const found = text.indexOf(end, at + from)
    if (found < 0) refuse('broken-off')
    at = found + end.length
  }

  function takeText(): void {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    const inner = open.at(-1)
    const raw = text.slice(at, end)
    if (inner) inner.element.text += decoded(raw)
    else if (raw.trim() !== '') refuse('text-outside')
    at = end
  }

  function takeCdata(): void {
    const end = text.indexOf(']]>', at)
    const inner = open.at(-1)
    if (end < 0 || !inner) return refuse('cdata-out-of-place')
    inner.element.text += text.slice(at + 9, end)
    at = end + 3
  }

  function openTag(): void {
    const offset = at
    const tag = match(NAME, at + 1)?.[0] ?? refuse('tag-without-name')
    at += 1 + tag.length
    const attributes = takeAttributes()
    const end = match(TAG_END, at) ?? refuse('tag-not-closed')
    at += end[0].length
    const names = namesWith(open.at(-1)?.names ?? {}, attributes)
    const element = { name: qualified(tag, names), attributes, text: '', children: [], offset }
    const parent = open.at(-1)
    if (parent) parent.element.children.push(element)
    else if (root) refuse('second-element')
    else root = element
    if (++count > MOST_ELEMENTS || open.length >= DEEPEST) {
      at = offset
      refuse('too-large')
    }
    if (end[1] !== '/') open.push({ element, tag, names })
  }

  function takeAttributes(): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (let found = match(ATTRIBUTE, at); found; found = match(ATTRIBUTE, at)) {
      const [whole, name = ''] = found
      if (Object.hasOwn(attributes, name)) refuse('attribute-twice', name)
      attributes[name] = decoded(found[2] ?? found[3] ?? '')
      at += whole.length
    }
    return attributes
  }

  function closeTag(): void {
    const tag = match(NAME, at + 2)?.[0] ?? ''
    const inner = open.pop()
    const end = match(TAG_END, at + 2 + tag.length)
    if (!inner || inner.tag !== tag || !end || end[1] === '/') return refuse('closes-nothing', tag)
    inner.element.text = inner.element.text.trim()
    at += 2 + tag.length + end[0].length
  }

  function match(pattern: RegExp, from: number): RegExpExecArray | null {
    pattern.lastIndex = from
    return pattern.exec(text)
  }

  function qualified(tag: string, names: Readonly<Record<string, string>>): string {
    const colon = tag.indexOf(':')
    const own = colon < 0 ? '' : tag.slice(0, colon)
    const namespace = names[own]
    if (namespace === undefined && own !== '') refuse('prefix-unknown', own)
    const local = tag.slice(colon + 1)
    if (!namespace) return local
    const prefix = prefixes[namespace]
    if (prefix === undefined) return `{${namespace}}${local}`
    return prefix === '' ? local : `${prefix}:${local}`
  }

  function decoded(raw: string): string {
    if (!raw.includes('&')) return raw
    return raw.replace(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
      const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
      const point = code ? (code[1] ? Number.parseInt(code[1], 16) : Number(code[2])) : null
      const known = whole.endsWith(';')
        ? Object.hasOwn(ENTITIES, name)
          ? ENTITIES[name]
          : undefined
        : undefined
      if (point !== null && whole.endsWith(';') && point > 0 && point <= 0x10ffff)
        return String.fromCodePoint(point)
      return known ?? refuse('entity-unknown', whole)
    })
  }
}

/** Namespaces in force below an element: its own declarations over those around it. */
function namesWith(
  around: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (own.length === 0) return around
  return { ...around, ...Object.fromEntries(own.map(([name, value]) => [name.slice(6), value])) }
}

const escaped = (text: string): string =>
  // Control characters have no place in XML 1.0.
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;')

/** The element and all below it as text, indented. */
export function writeXml(
  { name, attributes, text, children }: Omit<XmlElement, 'offset'>,
  depth = 0,
): string {
  const indent = '  '.repeat(depth)
  const opening = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`
  if (children.length === 0) return text === '' ? `${opening}/>\n` : `${opening}>${escaped(text)}</${name}>\n`
  return `${opening}>\n${children.map(child => writeXml(child, depth + 1)).join('')}${indent}</${name}>\n`
}
