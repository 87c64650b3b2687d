import * as Y from 'yjs'

/** The plain text of a rich text, one line per block, for copying out of it. */
export function textOfFragment(fragment: Y.XmlFragment): string {
  return fragment.toArray().map(textOfNode).join('\n').trim()
}

function textOfNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) {
    return node
      .toDelta()
      .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : '\n'))
      .join('')
  }
  if (!(node instanceof Y.XmlElement)) return ''
  const isInline = node.toArray().every(child => child instanceof Y.XmlText)
  return node
    .toArray()
    .map(child => (child instanceof Y.XmlHook ? '' : textOfNode(child)))
    .join(isInline ? '' : '\n')
}
