import { identityPolicy } from '../identity/index.ts'

export const exchangePolicy = {
  manage: identityPolicy.manageExchange,
}
