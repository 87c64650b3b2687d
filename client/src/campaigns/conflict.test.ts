import { expect, it, vi } from 'vitest'
import { conflictOf, type ConflictPart } from './conflict.ts'

interface Task {
  title: string
  dueOn: string | null
  isDone: boolean
}
const parts: ConflictPart<Task>[] = [
  {
    name: 'title',
    label: 'Task',
    text: task => task.title,
    take: (into, from) => ({ ...into, title: from.title }),
  },
  {
    name: 'dueOn',
    label: 'Due',
    text: task => task.dueOn ?? '',
    take: (into, from) => ({ ...into, dueOn: from.dueOn }),
  },
  {
    name: 'isDone',
    label: 'Done',
    text: task => String(task.isDone),
    take: (into, from) => ({ ...into, isDone: from.isDone }),
  },
]
const theirs: Task = { title: 'Book the hall', dueOn: '2026-12-01', isDone: true }
const base: Task = { title: 'Book a hall', dueOn: '2026-11-30', isDone: true }
const mine: Task = { title: 'Book the big hall', dueOn: '2026-11-30', isDone: false }
const setUp = () => {
  const save = vi.fn(async () => null)
  return { save, conflict: conflictOf({ message: 'Changed', theirs, mine, base, parts, save }) }
}

it('asks only about what I changed and they have otherwise', () => {
  expect(setUp().conflict.fields.map(({ name }) => name)).toEqual(['title', 'isDone'])
})

it('keeps their version but for the fields chosen of mine', async () => {
  const { save, conflict } = setUp()
  await conflict.resolve(['title'])
  expect(save).toHaveBeenCalledWith({ title: 'Book the big hall', dueOn: '2026-12-01', isDone: true })
})

it('saves nothing when theirs is chosen throughout', async () => {
  const { save, conflict } = setUp()
  expect(await conflict.resolve([])).toBeNull()
  expect(save).not.toHaveBeenCalled()
})
