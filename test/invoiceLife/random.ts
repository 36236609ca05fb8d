/** The same numbers on every run, so that what fails once fails again. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    integer,
    chance: (part: number) => next() < part,
    pick: <Value>(values: readonly Value[]): Value => {
      const value = values[integer(0, values.length - 1)]
      if (value === undefined) throw new Error('Nothing to pick from.')
      return value
    },
  }
}
