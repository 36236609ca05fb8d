import type { Random } from '../../src/demo/random.ts'

/** Counts what was generated, so that what is rare comes next and the whole schema has its turn. */
export class Usage {
  private readonly counts = new Map<string, number>()

  note(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  /** Some of the items, rare ones with better odds. */
  choose<T>(random: Random, items: readonly T[], nameOf: (item: T) => string, count: number): T[] {
    const keyed = items.map((item) => ({
      item,
      key: random.fraction() * (1 + (this.counts.get(nameOf(item)) ?? 0)),
    }))
    return keyed
      .sort((left, right) => left.key - right.key)
      .slice(0, count)
      .map(({ item }) => item)
  }
}
