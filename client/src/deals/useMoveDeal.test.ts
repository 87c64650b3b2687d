import { Client, fetchExchange } from '@urql/core'
import urql from '@urql/vue'
import { expect, it, vi } from 'vitest'
import { createApp, effectScope } from 'vue'
import type { DealStage } from '../generated/graphql.ts'
import { useMoveDeal, type MovableDeal } from './useMoveDeal.ts'

const deal: MovableDeal = { id: 'd1', title: 'Renewal', stage: 'REGISTERED', version: 3 }

/** A server whose deal stands at `stage` and `version`; it moves only what was seen at that version. */
function open(stored: { stage: DealStage; version: number; isRefusing?: boolean }) {
  async function answer(_: unknown, init?: RequestInit) {
    const { variables } = JSON.parse(String(init?.body))
    const { stage, expectedVersion } = variables.input
    if (stored.isRefusing)
      return Response.json({ data: null, errors: [{ message: 'The partnership is suspended.' }] })
    const isCurrent = expectedVersion === stored.version
    if (isCurrent) Object.assign(stored, { stage, version: stored.version + 1 })
    const newer = { ...deal, stage: stored.stage, version: stored.version }
    const moveDeal = isCurrent
      ? { __typename: 'DealMoved', deal: newer }
      : { __typename: 'DealChanged', message: 'Someone changed this deal first.', deal: newer }
    return Response.json({ data: { moveDeal } })
  }
  const client = new Client({
    url: 'http://server.example/graphql',
    fetch: answer,
    preferGetMethod: false,
    exchanges: [fetchExchange],
  })
  const onMoved = vi.fn()
  const app = createApp({}).use(urql, client)
  const moving = effectScope().run(() => app.runWithContext(() => useMoveDeal(onMoved)))
  if (!moving) throw new Error('The scope is closed.')
  return { ...moving, onMoved, stored }
}

it('shows the move at once and tells when it stands', async () => {
  const moving = open({ stage: 'REGISTERED', version: 3 })
  const work = moving.move(deal, 'PROPOSAL')
  expect(moving.stageOf(deal)).toBe('PROPOSAL')
  await work
  expect(moving.onMoved).toHaveBeenCalledWith(
    expect.objectContaining({ stage: 'PROPOSAL', version: 4 }),
    'REGISTERED',
  )
  expect(moving.pending.size).toBe(0)
})

it('takes the move back and says why when it is refused', async () => {
  const moving = open({ stage: 'REGISTERED', version: 3, isRefusing: true })
  await moving.move(deal, 'WON')
  expect(moving.stageOf(deal)).toBe('REGISTERED')
  expect(moving.refusal.value).toBe('The partnership is suspended.')
})

it('overwrites nothing that someone else did first, until the person says so', async () => {
  const moving = open({ stage: 'NEGOTIATION', version: 4 })
  await moving.move(deal, 'LOST')
  expect(moving.stored.stage).toBe('NEGOTIATION')
  expect(moving.conflict.value).toMatchObject({ wanted: 'LOST', deal: { stage: 'NEGOTIATION' } })
  await moving.moveAnyway()
  expect(moving.stored).toMatchObject({ stage: 'LOST', version: 5 })
  expect(moving.conflict.value).toBeNull()
})

it('asks nothing when both wanted the same', async () => {
  const moving = open({ stage: 'WON', version: 4 })
  await moving.move(deal, 'WON')
  expect(moving.conflict.value).toBeNull()
})
