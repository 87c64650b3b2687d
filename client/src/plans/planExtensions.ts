import { planBodyFragment } from '@enishi/schema/plan.ts'
import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { colorOf } from './planPeers.ts'
import type { PlanSession } from './planSession.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

const colorOfUser = (user: Record<string, unknown>) => colorOf(textOf(user.personId) || textOf(user.name))

/** The caret of someone else, with name and firm; the label shows while the pointer or their typing is near. */
function renderCaret(user: Record<string, unknown>): HTMLElement {
  const color = colorOfUser(user)
  const caret = document.createElement('span')
  caret.className = 'plan-caret'
  caret.style.borderColor = color
  const label = document.createElement('span')
  label.className = 'plan-caret-label'
  label.style.backgroundColor = color
  label.textContent = [textOf(user.name), textOf(user.organizationName)].filter(Boolean).join(' · ')
  caret.append(label)
  return caret
}

/** What makes the editor a window on the shared document. */
export const planExtensions = (session: PlanSession, user: Record<string, string>) => [
  Collaboration.configure({ document: session.doc, field: planBodyFragment }),
  CollaborationCaret.configure({
    provider: session.provider,
    user,
    render: renderCaret,
    selectionRender: peer => ({
      nodeName: 'span',
      class: 'plan-selection',
      style: `background-color: ${colorOfUser(peer)}33`,
    }),
  }),
]
