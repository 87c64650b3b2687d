import { planBodyFragment, planMetaMap, planSchemaVersion } from '@enishi/schema/plan.ts'
import * as Y from 'yjs'
import type { Language } from '../platform/language.ts'

const outline: Record<Language, { goal: string; noGoal: string; parts: [string, string][] }> = {
  en: {
    goal: 'Goal',
    noGoal: 'Write what both firms want to reach, and how you will know.',
    parts: [
      ['Who does what', 'Name what each firm brings: people, customers, money.'],
      ['Next steps', 'Write the next step, who takes it and by when.'],
    ],
  },
  ja: {
    goal: '目標',
    noGoal: '両社が達成したいことと、達成をどう確認するかを記入してください。',
    parts: [
      ['役割分担', '各社が提供するもの（人、顧客、予算）を記入してください。'],
      ['次のステップ', '次に行うこと、担当者、期限を記入してください。'],
    ],
  },
}

/**
 * The document a plan begins with: made only here, under client id 0, so that no two editors ever seed it twice.
 * @returns the Yjs update (V1) and the text of it that queries and search read.
 */
export function firstPlanText(
  language: Language,
  name: string,
  goal: string | null,
): { update: Uint8Array; text: string } {
  const words = outline[language]
  const blocks: { level: number | null; text: string }[] = [
    { level: 1, text: name },
    { level: 2, text: words.goal },
    { level: null, text: goal ?? words.noGoal },
    ...words.parts.flatMap(([heading, text]) => [
      { level: 2, text: heading },
      { level: null, text },
    ]),
  ]
  const doc = new Y.Doc()
  doc.clientID = 0
  doc.transact(() => {
    doc.getMap(planMetaMap).set('schema', planSchemaVersion)
    doc.getXmlFragment(planBodyFragment).push(blocks.map(block))
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { update, text: blocks.map(({ text }) => text).join('\n') }
}

function block({ level, text }: { level: number | null; text: string }) {
  const element = new Y.XmlElement(level === null ? 'paragraph' : 'heading')
  // The editor keeps a level as a number; the type of a fragment's children knows texts alone.
  if (level !== null) Y.XmlElement.prototype.setAttribute.call(element, 'level', level)
  element.insert(0, [new Y.XmlText(text)])
  return element
}
