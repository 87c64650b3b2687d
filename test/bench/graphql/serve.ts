import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A contestant's side of the conversation with the bench: ready with a port, CPU on demand, end on demand. */
export async function serve(
  server: Server,
  more: Record<string, unknown>,
  close: () => Promise<unknown>,
): Promise<void> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  process.on('message', message => {
    if (message === 'cpu') process.send?.({ ...process.cpuUsage(), rss: process.memoryUsage.rss() })
    if (message === 'end') {
      server.closeAllConnections()
      void close().finally(() => process.exit(0))
    }
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port: (server.address() as AddressInfo).port, ...more })
}
