/** Of text, for one page: what is read ahead is kept small, however long the letters are. */
const PAGE_BYTES = 1_000_000
const FIRST_SIZE = 100
const LEAST = 10

/** How many rows are read next: as many as fill a page at the length of those before. */
export function createPageSize(mostRows: number) {
  let size = Math.min(FIRST_SIZE, mostRows)
  return {
    get rows() {
      return size
    },
    learn(rows: number, bytes: number) {
      if (rows === 0) return
      const fitting = Math.floor(PAGE_BYTES / (bytes / rows))
      // The next rows may be longer.
      size = Math.min(mostRows, Math.max(LEAST, Math.min(fitting, size * 4)))
    },
  }
}
