import type { ContextSource } from '../platform/context.ts'
import type { LivePlan } from './livePlan.ts'
import { planText } from './planText.ts'
import { writePlanText } from './projectPlans.ts'

const quietMs = 250
const mostWaitMs = 2000

/** Keeps the text of open plans for queries and search: when typing pauses, every two seconds at the latest. */
export function openTextProjector(source: ContextSource) {
  const due = new Map<LivePlan, { timer: NodeJS.Timeout; since: number }>()
  const running = new Set<Promise<void>>()

  function changed(plan: LivePlan) {
    const since = due.get(plan)?.since ?? Date.now()
    clearTimeout(due.get(plan)?.timer)
    const wait = Math.max(Math.min(quietMs, since + mostWaitMs - Date.now()), 0)
    due.set(plan, { since, timer: setTimeout(() => void project(plan), wait) })
  }

  async function project(plan: LivePlan): Promise<void> {
    const entry = due.get(plan)
    if (!entry) return
    clearTimeout(entry.timer)
    due.delete(plan)
    const work = write(plan)
    running.add(work)
    await work.finally(() => running.delete(work))
  }

  async function write(plan: LivePlan) {
    try {
      await writePlanText(source, plan.identity(), plan.planId, planText(plan.document), plan.appliedSeq())
    } catch (error) {
      source.log.warn(
        { err: error, planId: plan.planId },
        'the text of a plan could not be written; the next start catches up',
      )
    }
  }

  return {
    changed,
    project,
    async settle() {
      await Promise.all([...due.keys()].map(project))
      await Promise.all(running)
    },
  }
}
