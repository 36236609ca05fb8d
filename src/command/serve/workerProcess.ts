import cluster, { type Worker } from 'node:cluster'
import { fileURLToPath } from 'node:url'
import type { FromWorker, Opening, ToWorker } from './message.ts'

export type WorkerProcess = {
  pid: number | undefined
  /** Where it listens. */
  listening: Promise<string>
  /** Settled once it answers queries, which it does when `opening` tells it how. */
  open: Promise<void>
  /** Settled when the process is gone, with the reason. */
  ended: Promise<string>
  /** Lets requests under way finish; one that does not listen yet has none. */
  stop(): void
}

type Settings = { port: number; opening: Promise<Opening> }

/** Longer than the ten seconds that the worker gives its requests, and the ten that its jobs have after them. */
const STOP_PATIENCE = 25_000

/**
 * Starts a process that shares the port with its siblings. Connections are dealt out in turn: left to the system, one
 * worker often takes nearly all. The price is that one dealt to a worker as it is killed may never be answered.
 */
export function startWorker({ port, opening }: Settings): WorkerProcess {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.ts', import.meta.url)), args: [] })
  const worker = cluster.fork({ PORT: String(port) })
  const listening = Promise.withResolvers<string>()
  const open = Promise.withResolvers<void>()
  let isListening = false

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'open') return open.resolve()
    isListening = true
    listening.resolve(message.url)
    opening.then((known) => send(worker, { kind: 'open', opening: known }))
  })

  return {
    pid: worker.process.pid,
    listening: listening.promise,
    open: open.promise,
    ended: endOf(worker),
    stop: () => {
      if (!isListening) return void worker.process.kill('SIGKILL')
      send(worker, { kind: 'stop' })
      setTimeout(() => worker.process.kill('SIGKILL'), STOP_PATIENCE).unref()
    },
  }
}

function endOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    // A process that could not be started, or that cannot be told anything, is as good as gone.
    worker.on('error', (error) => {
      worker.process.kill('SIGKILL')
      resolve(error.message)
    })
  })
}

/** To one that has ended meanwhile, nothing needs to be said. */
function send(worker: Worker, message: ToWorker): void {
  worker.send(message, () => {})
}
