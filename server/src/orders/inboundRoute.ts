import { receiveInterchanges } from '../exchange/index.ts'
import { readBody, sendJson } from '../platform/http/body.ts'
import type { Route } from '../platform/http/server.ts'
import { requireIdentity } from '../platform/viewer.ts'
import { placeOrder } from './placeOrder.ts'

const pace = { name: 'edi.inbound', points: 600, seconds: 60 }
const largestInterchange = 20 * 1024 * 1024

/**
 * POST /edi/inbound with `x-api-key`: the body is the interchange as it is.
 * Answers 200 with the acknowledgement (997, TA1 or CONTRL), also a rejecting one: the header `enishi-status` tells which.
 * 202 when the standard asks for none; 422 with a JSON reason when the bytes are no EDI: they are kept and shown.
 */
export const inboundRoute: Route = {
  method: 'POST',
  path: '/edi/inbound',
  async handle(request, response, ctx) {
    await ctx.take(pace, requireIdentity(ctx.identity).credentialId)
    const bytes = await readBody(request, largestInterchange)
    const answers = await receiveInterchanges(ctx, bytes, placeOrder)
    response.setHeader('enishi-interchange', answers.map(answer => answer.id).join(', '))
    response.setHeader('enishi-status', answers.map(answer => answer.status).join(', '))
    const acknowledged = answers.filter(answer => answer.acknowledgement)
    const [first] = answers
    if (acknowledged.length > 0) {
      const isX12 = acknowledged.some(answer => answer.acknowledgementType !== 'CONTRL')
      response.setHeader('content-type', isX12 ? 'application/edi-x12' : 'application/edifact')
      response.setHeader(
        'enishi-acknowledgement',
        acknowledged.map(answer => answer.acknowledgementType).join(', '),
      )
      response.end(
        Buffer.concat(
          acknowledged.flatMap(answer => (answer.acknowledgement ? [answer.acknowledgement] : [])),
        ),
      )
      return
    }
    if (first?.status === 'QUARANTINED') {
      return sendJson(response, 422, { code: 'BAD_INPUT', message: first.reason, interchangeId: first.id })
    }
    sendJson(response, 202, { interchangeId: first?.id, status: first?.status })
  },
}
