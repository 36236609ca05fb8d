import { type Owner, type OwnerRow, readOwner } from './ownerRow.ts'

/** An owner as last read, with the text and the version of the rows that it was made of. */
type KnownOwner = { owner: Owner; text: string; version: string }

export type KnownOwners = ReturnType<typeof createKnownOwners>

const MAX_KNOWN = 1_000

/** Owners of tokens that were read before. That they are as they were must be proved each time: see `proof.ts`. */
export function createKnownOwners() {
  const known = new Map<string, KnownOwner>()
  return {
    get: (hash: string): KnownOwner | undefined => known.get(hash),
    /** Read again, the same text need not be taken apart again. */
    learn: ({ hash, version, owner: text }: OwnerRow): Owner => {
      const before = known.get(hash)
      const owner = before?.text === text ? before.owner : readOwner(text)
      if (before === undefined && known.size >= MAX_KNOWN) known.clear()
      known.set(hash, { owner, text, version })
      return owner
    },
  }
}
