import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of the bench that answers messages, one at a time. */
export interface Peer {
  ask<Answer>(message: unknown): Promise<Answer>
  end(): Promise<void>
}

export interface Contestant extends Peer {
  port: number
  hello: Record<string, unknown>
  /** User and system time so far, in microseconds. */
  cpu(): Promise<number>
}

/** Starts one of the files beside this one; its first message is its greeting. */
export async function startContestant(file: string, env: Record<string, string>): Promise<Contestant> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...env },
  })
  const hello = await answerOf<{ port: number }>(child, file)
  const peer = peerOf(child, file)
  return {
    ...peer,
    port: hello.port,
    hello,
    cpu: async () => {
      const { user, system } = await peer.ask<{ user: number; system: number }>('cpu')
      return user + system
    },
  }
}

export function startLoad(): Peer {
  const file = 'load.ts'
  return peerOf(fork(fileURLToPath(new URL(file, import.meta.url))), file)
}

const peerOf = (child: ChildProcess, file: string): Peer => ({
  async ask<Answer>(message: unknown) {
    const answer = answerOf<Answer>(child, file)
    child.send(message as object)
    return answer
  },
  end: () =>
    new Promise(resolve => {
      if (child.exitCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.send('end')
    }),
})

function answerOf<Answer>(child: ChildProcess, file: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}.`))
    child.once('exit', ended)
    child.once('message', message => {
      child.off('exit', ended)
      resolve(message as Answer)
    })
  })
}
