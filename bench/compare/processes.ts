import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE = 180_000

export type Process = { pid: number; isRunning: () => boolean; stop: () => Promise<void> }

/** Starts a Node program as a process of its own, its errors shown here. */
export function startNode(program: readonly string[], env: Record<string, string>): Process {
  const child = spawn(process.execPath, [...program], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (child.pid === undefined) throw new Error(`${program.join(' ')} did not start.`)
  return { pid: child.pid, isRunning: () => isRunning(child), stop: () => stop(child) }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function stop(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  // A server that hangs on a connection of the load must not hang the whole comparison.
  const killing = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await exited
  clearTimeout(killing)
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, [...args], { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`)
}

/** A port that is free now; nothing else takes it in the moment until the server does. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.')
  return address.port
}

/** Waits until the server answers anything but "unavailable". */
export async function untilReady({ isRunning }: Process, url: string, name: string): Promise<void> {
  const deadline = Date.now() + PATIENCE
  while (Date.now() < deadline && isRunning()) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    )
    if (status > 0 && status !== 503) return
    await delay(100)
  }
  throw new Error(
    `${name} ${isRunning() ? `did not answer within ${PATIENCE / 1_000} seconds` : 'stopped at its start'}.`,
  )
}
