import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import type { OrderMapper } from './orderMapper.ts'
import { createMapperOrders } from './orders.ts'
import { createMapper850 } from './x850.ts'

type CreateOrderMapper = (report: Report, schema: MessageSchema) => OrderMapper

const MAPPERS: Record<string, CreateOrderMapper> = { '850': createMapper850, ORDERS: createMapperOrders }

/** The mapper for messages of this table; null when they are no orders. */
export function createOrderMapper(schema: MessageSchema, report: Report): OrderMapper | null {
  const create = Object.hasOwn(MAPPERS, schema.type) ? MAPPERS[schema.type] : undefined
  return create?.(report, schema) ?? null
}
