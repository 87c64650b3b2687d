/** Codes in `extensions.code` of GraphQL errors and in JSON answers of HTTP endpoints. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'NO_ORGANIZATION',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'CONFLICT',
  'TOO_LARGE',
  'RATE_LIMITED',
  'BUDGET_SPENT',
  'PASSWORD_NEEDED',
  'NOT_TRUSTED',
  'UNAVAILABLE',
  'VIEW_ENDED',
  'INTERNAL',
] as const
export type ErrorCode = (typeof errorCodes)[number]
