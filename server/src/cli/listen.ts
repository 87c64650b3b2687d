import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { Env } from '../platform/env.ts'

/** Asks for the port and gives it back, so that a taken one is told before the work of a start. */
export async function checkPort(env: Env): Promise<void> {
  const probe = createServer()
  await listen(probe, env)
  await new Promise(resolve => probe.close(resolve))
}

/** Opens the port; a taken one is a sentence, not a stack. */
export function listen(server: Server, env: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(
            `Port ${env.port} is in use. Stop the program that holds it, or choose another: ENISHI_PORT=4001 pnpm start`,
          ),
        )
      } else if (error.code === 'EACCES') {
        reject(
          new Error(
            `Port ${env.port} may only be opened by an administrator. Choose one above 1023: ENISHI_PORT=4000 pnpm start`,
          ),
        )
      } else reject(error)
    })
    server.listen(env.port, env.host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : env.port)
    })
  })
}
