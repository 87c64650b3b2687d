import { planClose } from '@enishi/schema/plan.ts'

/** Closes one connection to a plan, with a code and a reason the client knows. Not an Error: it is no fault of ours. */
export class PlanRefusal {
  readonly code: number
  readonly reason: string
  constructor(code: number, reason: string) {
    this.code = code
    this.reason = reason
  }
}

/** The update will never be taken; the client keeps a copy for the person and loads the plan anew. */
export const refused = (why: string) => new PlanRefusal(planClose.refused, `refused: ${why}`)

export const revoked = () => new PlanRefusal(planClose.revoked, 'revoked')

/** Coming back later works: the client keeps what it has and sends it again. */
export const tryAgain = (why: string) => new PlanRefusal(1013, why)
