/** The sums of amounts under their keys. */
export function sumBy<Row>(
  rows: readonly Row[],
  read: (row: Row) => readonly [key: string, amount: bigint],
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const row of rows) {
    const [key, amount] = read(row)
    sums.set(key, (sums.get(key) ?? 0n) + amount)
  }
  return sums
}
