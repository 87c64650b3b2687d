import type { Dice } from './randomWorld.ts'
import { jointTypes } from './world.ts'
import type { Exit, JointType, Member, Partnership, World } from './world.ts'

/** Two firms whose partnership ended mostly parted by an exit; one that goes on may have planned one. */
export function drawExit(dice: Dice, { parties, status }: Partnership, id: string): Exit | null {
  if (parties.length > 2 || dice.chance(30)) return null
  return {
    id,
    status: status === 'ENDED' ? 'DONE' : dice.one(['PLANNED', 'WITHDRAWN'] as const),
    retained: parties.flatMap(({ firmId }) =>
      dice.some(jointTypes).map(type => ({ firmId, type, until: dice.one(['PAST', 'FUTURE'] as const) })),
    ),
  }
}

/** After an exit a firm reads on what it retains, until its day. */
export const staysIn = (exit: Exit | null, firmId: string, type: JointType): boolean =>
  exit?.status !== 'DONE' ||
  exit.retained.some(each => each.firmId === firmId && each.type === type && each.until === 'FUTURE')

const partnershipOf = ({ partnerships }: World, id: unknown) => partnerships.find(each => each.id === id)

/** Whether the viewer's firm still reads a class of what hangs on the partnership itself. */
export const readsOn = (world: World, viewer: Member, partnershipId: unknown, type: JointType): boolean =>
  staysIn(partnershipOf(world, partnershipId)?.exit ?? null, viewer.firmId, type)

/** Files close when a partnership ends, but for those that a firm retains. */
export function mayDownload(world: World, viewer: Member, partnershipId: unknown): boolean {
  const partnership = partnershipOf(world, partnershipId)
  if (partnership?.status !== 'ENDED') return partnership !== undefined
  return partnership.exit?.status === 'DONE' && staysIn(partnership.exit, viewer.firmId, 'DOCUMENT')
}
