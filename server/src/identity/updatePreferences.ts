import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { UpdatePreferencesInput } from '../platform/graphql/generated/resolvers.ts'
import { requireIdentity } from '../platform/viewer.ts'

/** Language, time zone and colours of the person, in every firm and browser. */
export async function updatePreferences(ctx: RequestContext, input: UpdatePreferencesInput) {
  const { personId } = requireIdentity(ctx.identity)
  if (input.locale && !['en', 'ja'].includes(input.locale)) {
    throw badInput('locale', {
      en: 'The languages are en and ja.',
      ja: '言語は en または ja を指定してください。',
    })
  }
  if (input.timeZone && !isTimeZone(input.timeZone)) {
    throw badInput('timeZone', {
      en: 'Name a time zone like Asia/Tokyo (IANA).',
      ja: 'タイムゾーンは Asia/Tokyo のような IANA 名で指定してください。',
    })
  }
  await ctx.write(tx =>
    tx
      .updateTable('person')
      .set({
        ...(input.locale ? { locale: input.locale } : {}),
        ...(input.timeZone ? { time_zone: input.timeZone } : {}),
        ...(input.colorMode ? { color_mode: input.colorMode } : {}),
        name: eb => eb.ref('name'),
      })
      .where('id', '=', personId)
      .execute(),
  )
  ctx.identityChanged(personId)
  return new RecordRef('Viewer', personId)
}

/** Aliases such as Asia/Calcutta count too, so the list of canonical names would refuse too much. */
function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
