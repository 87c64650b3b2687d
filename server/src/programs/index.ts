import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { acceptEnrolment } from './acceptEnrolment.ts'
import { applyToProgram } from './applyToProgram.ts'
import { changeProgramTerms } from './changeProgramTerms.ts'
import { createProgram } from './createProgram.ts'
import { declineEnrolment } from './declineEnrolment.ts'
import { editProgram } from './editProgram.ts'
import { endEnrolment } from './endEnrolment.ts'
import { enrolmentQueries, enrolmentsOfPartnership, enrolmentTypes } from './enrolments.projections.ts'
import { inviteToProgram } from './inviteToProgram.ts'
import { ladderTypes } from './ladder.projections.ts'
import { previewProgramTerms } from './previewProgramTerms.ts'
import { programQueries, programTypes } from './programs.projections.ts'
import { recordCertification } from './recordCertification.ts'
import { releaseTier } from './releaseTier.ts'
import { removeCertification } from './removeCertification.ts'
import { setTier } from './setTier.ts'
import { withdrawEnrolment } from './withdrawEnrolment.ts'

export { keepAssessed } from './keepAssessed.ts'

/** What a firm asks of its partners and gives them. Events: program.changed, enrolment.changed. */
export const programsDomain: Domain = {
  types: { ...programTypes, ...ladderTypes, ...enrolmentTypes },
  queries: { ...programQueries, ...enrolmentQueries },
  extensions: { Partnership: { enrolments: enrolmentsOfPartnership } },
  resolvers: {
    Query: { previewProgramTerms: (_, args, ctx) => previewProgramTerms(ctx, args) },
    Mutation: {
      createProgram: (_, { input }, ctx) => createProgram(ctx, input),
      editProgram: (_, { input }, ctx) => editProgram(ctx, input),
      changeProgramTerms: (_, { input }, ctx) => changeProgramTerms(ctx, input),
      inviteToProgram: (_, { input }, ctx) => inviteToProgram(ctx, input),
      applyToProgram: (_, { input }, ctx) => applyToProgram(ctx, input),
      acceptEnrolment: (_, args, ctx) => acceptEnrolment(ctx, args),
      declineEnrolment: (_, args, ctx) => declineEnrolment(ctx, args),
      withdrawEnrolment: (_, args, ctx) => withdrawEnrolment(ctx, args),
      endEnrolment: (_, args, ctx) => endEnrolment(ctx, args),
      setTier: (_, { input }, ctx) => setTier(ctx, input),
      releaseTier: (_, args, ctx) => releaseTier(ctx, args),
      recordCertification: (_, args, ctx) => recordCertification(ctx, args),
      removeCertification: (_, { id }, ctx) => removeCertification(ctx, id),
    },
  },
  subscriptions: {
    programChanged: {
      topics: ['program.changed'],
      concerns: (event, { programId }) => !programId || event.recordId === programId,
      payload: event => new RecordRef('Program', event.recordId),
    },
    enrolmentChanged: {
      topics: ['enrolment.changed'],
      payload: event => new RecordRef('ProgramEnrolment', event.recordId),
    },
  },
}
