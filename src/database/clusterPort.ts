import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'

/**
 * The port for a server on the cluster: that of the last one, if it is free. Processes that have the cluster open look for
 * it there, whichever of them starts it again.
 */
export async function choosePort({ folder }: Pick<Cluster, 'folder'>): Promise<number> {
  const options = await readFile(join(folder, 'postmaster.opts'), 'utf8').catch(() => '')
  const last = Number(/"-p" "(\d+)"/.exec(options)?.[1] ?? 0)
  return (await probe(last)) ?? (await probe(0)) ?? 0
}

/** The port, if it is free; for 0 one that is. */
async function probe(port: number): Promise<number | null> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return null
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : null
}
