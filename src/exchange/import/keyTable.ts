import { createHash } from 'node:crypto'

const EMPTY = 0n
const FIRST_SIZE = 1 << 12

/**
 * Remembers keys by 64 bits of their hash, with 64 bits of value: 32 bytes a key at most, where a Map of strings
 * takes several times that. Two of a hundred million keys meet with a chance of 1 in 3,700.
 */
export class KeyTable {
  private keys = new BigUint64Array(FIRST_SIZE)
  private values = new BigUint64Array(FIRST_SIZE)
  private count = 0

  get(key: string): bigint | undefined {
    const slot = this.slotOf(hashOf(key))
    return this.keys[slot] === EMPTY ? undefined : this.values[slot]
  }

  set(key: string, value: bigint): void {
    if (this.count * 2 >= this.keys.length) this.grow()
    const hash = hashOf(key)
    const slot = this.slotOf(hash)
    if (this.keys[slot] === EMPTY) this.count += 1
    this.keys[slot] = hash
    this.values[slot] = value
  }

  /** Adds the key and says whether it was new. */
  add(key: string): boolean {
    if (this.get(key) !== undefined) return false
    this.set(key, 0n)
    return true
  }

  private slotOf(hash: bigint): number {
    const mask = this.keys.length - 1
    let slot = Number(hash & 0xffff_ffffn) & mask
    while (this.keys[slot] !== EMPTY && this.keys[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new BigUint64Array(keys.length * 2)
    this.values = new BigUint64Array(keys.length * 2)
    for (const [index, hash] of keys.entries()) {
      if (hash === EMPTY) continue
      const slot = this.slotOf(hash)
      this.keys[slot] = hash
      this.values[slot] = values[index] ?? 0n
    }
  }
}

function hashOf(key: string): bigint {
  const hash = createHash('sha1').update(key).digest().readBigUInt64LE(0)
  return hash === EMPTY ? 1n : hash
}
