import { z } from 'zod'
import { badInput } from '../platform/errors.ts'

const id = z.guid()
const seq = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1)

/** What clients may send. Anything else is answered with BAD_INPUT. */
export const payloads = {
  send: z.object({ roomId: id, clientMessageId: id, body: z.string().max(65_536) }),
  sync: z.object({ rooms: z.array(z.object({ roomId: id, seq })).max(1000) }),
  read: z.object({ roomId: id, seq }),
  typing: z.object({ roomId: id }),
}

/** @throws AppError BAD_INPUT naming the first wrong field. */
export function readPayload<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const field = read.error.issues[0]?.path.join('.') || null
  throw badInput(field, {
    en: `This event cannot be read${field ? ` (${field})` : ''}. Reload the page and try again.`,
    ja: `イベントの内容が正しくありません${field ? `（${field}）` : ''}。ページを再読み込みしてもう一度お試しください。`,
  })
}
