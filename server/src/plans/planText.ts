import { planBodyFragment } from '@enishi/schema/plan.ts'
import * as Y from 'yjs'

const mostDepth = 100
const mostText = 200_000

/** A plan's text as queries and search read it: one line per block, at most 200,000 characters. */
export function planText(doc: Y.Doc): string {
  return textOf(doc.getXmlFragment(planBodyFragment).toArray(), 0).slice(0, mostText)
}

function textOf(nodes: (Y.XmlElement | Y.XmlText | Y.XmlHook)[], depth: number): string {
  if (depth > mostDepth) return ''
  const isInline = nodes.every(node => node instanceof Y.XmlText)
  const parts = nodes.map(node => {
    if (node instanceof Y.XmlText) return textOfRuns(node)
    return node instanceof Y.XmlElement ? textOf(node.toArray(), depth + 1) : ''
  })
  return isInline ? parts.join('') : parts.filter(Boolean).join('\n')
}

const textOfRuns = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? run.insert : '\n'))
    .join('')
