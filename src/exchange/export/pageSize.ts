/** Of text, for one page: what is read ahead is kept small, however long the letters are. */
const PAGE_BYTES = 1_000_000
const LEAST = 10

/** How many rows are read next: as many as fill a page if each is as long as the longest of late. */
export function createPageSize(mostRows: number) {
  let size = Math.min(LEAST, mostRows)
  let longest = 1
  return {
    get rows() {
      return size
    },
    /** The lengths of the rows of a page. */
    learn(lengths: readonly number[]) {
      if (lengths.length === 0) return
      longest = lengths.reduce((most, length) => Math.max(most, length), Math.max(1, longest / 2))
      const fitting = Math.floor(PAGE_BYTES / longest)
      // The next rows may be longer.
      size = Math.min(mostRows, Math.max(LEAST, Math.min(fitting, size * 4)))
    },
  }
}
