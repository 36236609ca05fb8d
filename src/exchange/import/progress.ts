const INTERVAL = 3_000

/** Says every few seconds how far an import has come. */
export class Progress {
  private readonly start = performance.now()
  private last = this.start
  private count = 0
  private readonly lines: number
  private readonly report: (line: string) => void

  constructor(lines: number, report: (line: string) => void) {
    this.lines = lines
    this.report = report
  }

  advance(count: number, line: number): void {
    this.count += count
    const now = performance.now()
    if (now - this.last < INTERVAL) return
    this.last = now
    const rate = Math.round((this.count * 1_000) / (now - this.start))
    this.report(`line ${line} of ${this.lines}, ${this.count} records, ${rate}/s`)
  }
}
