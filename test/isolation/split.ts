import type { Selection } from './selection.ts'

/** The selection in as many pieces as it takes for each of them to fit; together they select the same. */
export function split(selection: Selection, fits: (piece: Selection) => boolean): Selection[] {
  if (fits(selection)) return [selection]
  const parts = selection.parts ?? []
  const [only] = parts
  if (only === undefined) throw new Error(`Nothing can be left out of ${selection.head || 'the selection'}.`)
  const around = (...inner: readonly Selection[]): Selection => ({ ...selection, parts: inner })
  if (parts.length === 1) return split(only, (piece) => fits(around(piece))).map((piece) => around(piece))
  const middle = Math.ceil(parts.length / 2)
  return [parts.slice(0, middle), parts.slice(middle)].flatMap((half) => split(around(...half), fits))
}
