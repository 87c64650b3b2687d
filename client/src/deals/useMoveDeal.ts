import { useMutation } from '@urql/vue'
import { reactive, ref } from 'vue'
import { MoveDealDocument, type DealCardFragment, type DealStage } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'

export type MovableDeal = Pick<DealCardFragment, 'id' | 'stage' | 'version' | 'title'>
export type MoveConflict = { deal: DealCardFragment; wanted: DealStage; message: string }

/**
 * Moves deals between stages: shown at once, taken back when refused. When someone changed the deal first the
 * newer deal is kept in `conflict` until the person chooses; nothing is overwritten.
 */
export function useMoveDeal(onMoved?: (deal: DealCardFragment, from: DealStage) => void) {
  const { executeMutation } = useMutation(MoveDealDocument)
  const pending = reactive(new Map<string, DealStage>())
  const conflict = ref<MoveConflict | null>(null)
  const refusal = ref<string | null>(null)

  /** The stage to show: where the deal is going, else where it is. */
  const stageOf = (deal: MovableDeal): DealStage => pending.get(deal.id) ?? deal.stage

  async function move(deal: MovableDeal, stage: DealStage) {
    if (stage === deal.stage || pending.has(deal.id)) return
    refusal.value = null
    pending.set(deal.id, stage)
    const input = { dealId: deal.id, stage, expectedVersion: deal.version }
    const { data, error } = await executeMutation({ input })
    pending.delete(deal.id)
    const result = data?.moveDeal
    if (!result) refusal.value = errorMessage(error)
    else if (result.__typename === 'DealMoved') onMoved?.(result.deal, deal.stage)
    else if (result.deal.stage === stage) onMoved?.(result.deal, stage)
    else conflict.value = { deal: result.deal, wanted: stage, message: result.message }
  }

  /** The wanted stage on top of the newer deal. */
  async function moveAnyway() {
    if (!conflict.value) return
    const { deal, wanted } = conflict.value
    conflict.value = null
    await move(deal, wanted)
  }
  const keepTheirs = () => (conflict.value = null)

  return { move, moveAnyway, keepTheirs, conflict, refusal, stageOf, pending }
}
