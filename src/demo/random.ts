const HEX = '0123456789abcdef'

/** A small seeded generator (mulberry32): the same seed gives the same ledger on every machine. */
export class Random {
  private state: number

  constructor(seed: number | string) {
    this.state = typeof seed === 'number' ? seed >>> 0 : hash(seed)
  }

  /** At least 0 and below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** Both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.fraction() * items.length)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }

  /** Picks a first element with the odds its second element gives. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of choices) {
      left -= weight
      if (left < 0) return item
    }
    return this.pick(choices)[0]
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.fraction())
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.integer(0, 9)).join('')
  }

  hex(count: number): string {
    let text = ''
    for (let digit = 0; digit < count; digit++) text += HEX[this.integer(0, 15)]
    return text
  }

  shuffle<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.fraction() }))
    return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item)
  }
}

/** Deals its cards in random order and starts over when all are dealt, so that even rare ones turn up. */
export class Deck<T> {
  private readonly cards: readonly T[]
  private readonly random: Random
  private left: T[] = []

  constructor(random: Random, cards: readonly T[]) {
    this.random = random
    this.cards = cards
  }

  draw(): T {
    if (this.left.length === 0) this.left = this.random.shuffle(this.cards)
    const card = this.left.pop()
    if (card === undefined) throw new RangeError('There are no cards in the deck.')
    return card
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
