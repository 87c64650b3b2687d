import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

function textScalar(
  name: string,
  shape: RegExp,
  expectation: string,
  isReal: (value: string) => boolean = () => true,
) {
  const parse = (value: unknown) => {
    if (typeof value === 'string' && shape.test(value) && isReal(value)) return value
    throw new GraphQLError(`${name} is written ${expectation}.`, { extensions: { code: 'BAD_INPUT' } })
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: value => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: node => parse(node.kind === Kind.STRING ? node.value : null),
  })
}

const isCalendarDay = (value: string) => {
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10))
}

const parseMinorUnits = (value: unknown) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GraphQLError('MinorUnits is an integer within ±2^53.', { extensions: { code: 'BAD_INPUT' } })
}

export const scalars: Record<string, GraphQLScalarType> = {
  DateTime: textScalar(
    'DateTime',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/,
    'like 2026-05-12T09:30:00Z',
    value => !Number.isNaN(Date.parse(value)) && isCalendarDay(value),
  ),
  Date: textScalar('Date', /^\d{4}-\d\d-\d\d$/, 'like 2026-05-12', isCalendarDay),
  Decimal: textScalar('Decimal', /^-?\d{1,30}(\.\d{1,20})?$/, 'as digits, e.g. "12.345"'),
  MinorUnits: new GraphQLScalarType<number, number>({
    name: 'MinorUnits',
    serialize: value => Number(value),
    parseValue: parseMinorUnits,
    parseLiteral: node => parseMinorUnits(node.kind === Kind.INT ? Number(node.value) : null),
  }),
}
