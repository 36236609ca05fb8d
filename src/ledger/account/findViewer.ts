import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../database/client.ts'
import type { FindViewer } from '../../graph/viewer.ts'
import { createKnownOwners, type KnownOwners } from './knownOwners.ts'
import { type Owner, type OwnerRow, ownersStatement } from './ownerRow.ts'

/**
 * Looks a token up anew each time. Those who come while a look-up is under way share the next one: each is answered by
 * a statement that began after it came, and under load one statement answers many.
 */
export function createFindViewer(database: Database, known: KnownOwners = createKnownOwners()): FindViewer {
  let next: { hashes: Map<string, Buffer>; owners: Promise<ReadonlyMap<string, Owner>> } | null = null
  let current: Promise<unknown> = Promise.resolve()

  async function readNext(hashes: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, Owner>> {
    await current.catch(() => {})
    // Who has come in by the end of this turn is asked for, too.
    await setImmediate()
    next = null
    const reading = database.read<OwnerRow>(ownersStatement([...hashes.values()]))
    current = reading
    return new Map((await reading).map((row) => [row.hash, known.learn(row)]))
  }

  return async (tokenHash, now) => {
    const hash = tokenHash.toString('hex')
    if (next === null) {
      const hashes = new Map<string, Buffer>()
      next = { hashes, owners: readNext(hashes) }
    }
    next.hashes.set(hash, tokenHash)
    const owner = (await next.owners).get(hash)
    if (owner === undefined) return 'UNKNOWN'
    if (owner.isRevoked) return 'REVOKED'
    return hasExpired(owner, now) ? 'EXPIRED' : owner.viewer
  }
}

export function hasExpired({ expiresAt }: Owner, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now.getTime()
}
