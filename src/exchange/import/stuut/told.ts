const MOST_KEPT = 5_000

/** What was told already: the same partner or sender comes with every invoice, and is read once while it stays the same. */
export class Told {
  private readonly contents = new Map<string, string>()

  isNews(key: string, content: unknown): boolean {
    const text = JSON.stringify(content)
    if (this.contents.get(key) === text) return false
    if (this.contents.size >= MOST_KEPT) this.contents.clear()
    this.contents.set(key, text)
    return true
  }
}
