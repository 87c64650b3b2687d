import type { Connection } from '@hocuspocus/server'
import { planClose } from '@enishi/schema/plan.ts'
import type { PlanStateless } from '@enishi/schema/plan.ts'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'
import { findPlanSession } from './planAccess.ts'
import type { PlanSession } from './planAccess.ts'
import type { Identify, PlanContext } from './planCollaboration.ts'

const gatherMs = 20
const sweepMs = 60_000

interface OpenConnection {
  connection: Connection<PlanContext>
  session: PlanSession
}

/** Rights are asked again whenever they may have changed, and every minute in case nobody said so. */
export function watchPlanRights(options: {
  source: ContextSource
  events: Events
  identify: Identify
  connections: () => OpenConnection[]
}) {
  const { source, events, identify, connections } = options
  let isDue: NodeJS.Timeout | null = null

  async function recheck(isSweep: boolean) {
    const people = Map.groupBy(connections(), ({ session }) => `${session.planId} ${session.viewer.memberId}`)
    for (const [first, ...others] of people.values()) {
      if (!first) continue
      try {
        const now = await findPlanSession(source, first.session, first.session.planId)
        for (const each of [first, ...others]) apply(each, now)
      } catch (error) {
        source.log.warn({ err: error }, 'rights on a plan could not be checked; trying again')
        due(1000)
      }
    }
    if (isSweep) await sweepSessions()
  }

  function apply({ connection, session }: OpenConnection, now: PlanSession | null) {
    if (!now) return close(connection, planClose.revoked, 'revoked')
    connection.context.session = {
      ...now,
      identity: { ...now.identity, credentialId: session.identity.credentialId },
    }
    if (now.right === session.right) return
    connection.readOnly = now.right === 'read'
    connection.sendStateless(JSON.stringify({ type: 'rights', right: now.right } satisfies PlanStateless))
  }

  /** The document says why; the socket falls too, so that nobody stays connected and deaf. */
  function close(connection: Connection<PlanContext>, code: number, reason: string) {
    connection.close({ code, reason })
    connection.context.webSocket.close(code, reason)
  }

  /** A session may run out while its socket stays open. */
  async function sweepSessions() {
    for (const { connection, session } of connections()) {
      const found = await identify(connection.context.request, session.viewer.organizationId).catch(
        () => undefined,
      )
      if (found === null) connection.context.webSocket.close(4401, 'signed-out')
    }
  }

  function due(wait = gatherMs) {
    isDue ??= setTimeout(() => {
      isDue = null
      void recheck(false)
    }, wait)
  }

  const sweep = setInterval(() => void recheck(true), sweepMs)
  sweep.unref()
  const stops = ['partnership.', 'grant.', 'member.'].map(topic => events.on(topic, () => due()))
  return {
    async check(open: OpenConnection) {
      apply(open, await findPlanSession(source, open.session, open.session.planId))
    },
    close() {
      clearInterval(sweep)
      if (isDue) clearTimeout(isDue)
      stops.forEach(stop => stop())
    },
  }
}
