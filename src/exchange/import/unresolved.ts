const MOST_NAMES = 1_000

/** What documents name and nobody knows, and how often: it is left empty. */
export class Unresolved {
  count = 0
  private readonly names = new Map<string, number>()

  add(name: string, times = 1): void {
    this.count += times
    const before = this.names.get(name)
    if (before === undefined && this.names.size >= MOST_NAMES) return
    this.names.set(name, (before ?? 0) + times)
  }

  /** The most frequent ones. */
  top(most: number): string[] {
    const sorted = [...this.names].sort(([, left], [, right]) => right - left)
    return sorted.slice(0, most).map(([name, times]) => (times === 1 ? name : `${name} (${times} times)`))
  }
}
