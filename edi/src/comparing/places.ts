import type { SchemaChoice } from '../schema/model.ts'
import { PLACED, createWalker } from '../validate/walker.ts'

/** Names the places of a message's segments while they pass by. */
export interface Places {
  /** 'PO1[2]/PID', 'PO1[2]/REF[3]'; a segment that belongs nowhere is named by its tag. */
  pathOf(tag: string): string
}

export function createPlaces(choice: SchemaChoice | null): Places {
  const walker = choice && createWalker(choice.schema)
  const counts = new Map<string, number>()
  let loops: string[] = []

  const next = (path: string): number => {
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    return count
  }

  function pathOf(tag: string): string {
    if (walker?.step(tag) === PLACED) {
      const parts = walker.group.trail === '' ? [] : walker.group.trail.split('/')
      if (parts.at(-1) === tag) {
        loops = loops.slice(0, parts.length - 1)
        const path = [...loops, tag].join('/')
        loops.push(`${tag}[${next(path)}]`)
        return loops.join('/')
      }
      loops = loops.slice(0, parts.length)
    }
    const path = [...loops, tag].join('/')
    const count = next(path)
    return count === 1 ? path : `${path}[${count}]`
  }

  return { pathOf }
}
