import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOfFragment } from './planText.ts'

it('gives headings, paragraphs and list items a line each, without marks', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  const block = (name: string, ...texts: Y.XmlText[]) => {
    const element = new Y.XmlElement(name)
    element.insert(0, texts)
    return element
  }
  const list = new Y.XmlElement('bulletList')
  const item = new Y.XmlElement('listItem')
  item.insert(0, [block('paragraph', new Y.XmlText('first task'))])
  list.insert(0, [item])
  fragment.insert(0, [
    block('heading', new Y.XmlText('秋の計画')),
    block('paragraph', new Y.XmlText('Reach '), new Y.XmlText('40 leads')),
    list,
  ])
  const paragraph = fragment.get(1)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (text instanceof Y.XmlText) text.format(0, 5, { bold: true })
  expect(textOfFragment(fragment)).toBe('秋の計画\nReach 40 leads\nfirst task')
})
