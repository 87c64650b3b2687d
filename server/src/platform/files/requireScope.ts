import type { RequestContext } from '../context.ts'
import { AppError } from '../errors.ts'

/** A system's key reaches files with the scopes it reaches records with. */
export function requireScope({ identity }: RequestContext, scope: 'READ' | 'WRITE'): void {
  if (!identity?.scopes || identity.scopes.includes(scope)) return
  throw new AppError('FORBIDDEN', {
    en: `This key lacks the scope ${scope}. Make one that has it in the settings.`,
    ja: `このキーにはスコープ ${scope} がありません。設定画面で必要なスコープを持つキーを作成してください。`,
  })
}
