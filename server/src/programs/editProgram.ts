import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { EditProgramInput } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getOwnProgram, programChanged, programEdited, touchProgram } from './getProgram.ts'
import { readProgramInput } from './programInput.ts'
import { programPolicy } from './programs.policy.ts'

/** Changes how a program presents itself; what it asks and gives is changeProgramTerms. */
export async function editProgram(ctx: RequestContext, input: EditProgramInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  const values = readProgramInput(input)
  return await ctx.write(async tx => {
    const program = await getOwnProgram(tx, viewer, input.programId)
    if (program.version !== input.expectedVersion) return programChanged(ctx, program.id)
    const details = { name: values.name, isOpen: values.is_open }
    await audit(tx, ctx.identity, {
      action: 'program.edited',
      recordType: 'PROGRAM',
      recordId: program.id,
      details,
    })
    await touchProgram(ctx, tx, program.id, values)
    return programEdited(program.id)
  })
}
