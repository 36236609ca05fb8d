/** Lines of which some are looked at before it is known how many of them belong together. */
export class LinesAhead {
  /** The number of the next line, counted from 1. */
  number = 1
  private readonly lines: AsyncGenerator<string>
  private ahead: string[] = []

  constructor(lines: AsyncGenerator<string>) {
    this.lines = lines
  }

  /** The line so many after the next one; null where the file has ended. */
  async peek(distance: number): Promise<string | null> {
    while (this.ahead.length <= distance) {
      const { done, value } = await this.lines.next()
      if (done === true) return null
      this.ahead.push(value)
    }
    return this.ahead[distance] ?? null
  }

  drop(count: number): void {
    this.ahead = count >= this.ahead.length ? [] : this.ahead.slice(count)
    this.number += count
  }

  async close(): Promise<void> {
    await this.lines.return(undefined)
  }
}
