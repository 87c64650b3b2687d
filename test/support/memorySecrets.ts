import type { Secrets } from '@enishi/server/src/platform/db/secrets.ts'

/** Secrets of an installation that ends with the test. */
export function memorySecrets(): Secrets {
  const values = new Map<string, string>()
  return {
    async once(name, make) {
      const value = values.get(name) ?? make()
      values.set(name, value)
      return value
    },
  }
}
