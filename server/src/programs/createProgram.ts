import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { CreateProgramInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getOwnProgram, requireClientId, today } from './getProgram.ts'
import { readLadder } from './ladderInput.ts'
import { readProgramInput } from './programInput.ts'
import { programPolicy } from './programs.policy.ts'

/** A program with its first terms, which hold from today. */
export async function createProgram(ctx: RequestContext, input: CreateProgramInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  requireClientId(input.id)
  const { id } = input
  const values = readProgramInput(input)
  const tiers = readLadder(input.tiers)
  await ctx.write(async tx => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('program')
      .values({ id, org_id: viewer.organizationId, ...values })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    // Sent twice; an id of another firm's is not found.
    if (numInsertedOrUpdatedRows !== 1n) return getOwnProgram(tx, viewer, id)
    await tx
      .insertInto('program_terms')
      .values({
        id: newId(),
        org_id: viewer.organizationId,
        program_id: id,
        number: 1,
        effective_on: today(ctx),
        tiers: JSON.stringify(tiers),
        member_id: viewer.memberId,
      })
      .execute()
    const details = { name: values.name }
    await audit(tx, ctx.identity, { action: 'program.created', recordType: 'PROGRAM', recordId: id, details })
    await announce(tx, ctx.identity, { topic: 'program.changed', recordId: id })
  })
  return { __typename: 'ProgramCreated' as const, program: new RecordRef('Program', id) }
}
