import { describe, expect, test } from 'vitest'
import { MAX_COST } from '../../src/graph/limit/cost.ts'
import { costOf } from '../limit/costOf.ts'
import { operationsAt } from './operations.ts'
import { pathsOf } from './paths.ts'
import { type Selection, selectionOf, write } from './selection.ts'
import { split } from './split.ts'

const paths = pathsOf(3)

/** Each value with the fields around it. */
function valuesIn({ head, parts }: Selection): string[] {
  const inner = parts?.flatMap(valuesIn) ?? ['']
  return inner.map((value) => `${head}.${value}`)
}

describe('an operation that costs too much', () => {
  test('is taken apart until every piece is cheap enough', () => {
    const dearest = paths.map((path) => ({ path, cost: costOf(operationsAt(path, 1, Infinity)[0] ?? '') }))
    const most = Math.max(...dearest.map(({ cost }) => cost)) / 4
    let taken = 0

    for (const { path, cost } of dearest) {
      const pieces = operationsAt(path, 1, most)
      expect(pieces.length > 1).toBe(cost > most)
      if (pieces.length > 1) taken += 1
      for (const piece of pieces) expect(costOf(piece)).toBeLessThanOrEqual(most)
    }
    expect(taken).toBeGreaterThan(5)
  })

  test('is left whole where the limit allows it', () => {
    const counts = paths.map((path) => operationsAt(path, 1, MAX_COST).length)

    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(100)
  })

  test.each([1, 2, 7, 40])('loses no value when a piece holds %i values at the most', (most) => {
    const types = [...new Set(paths.map(({ type }) => type))]
    for (const whole of types.map((type) => selectionOf(type, 1))) {
      const pieces = split(whole, (piece) => valuesIn(piece).length <= most)

      expect(pieces.flatMap(valuesIn)).toEqual(valuesIn(whole))
      for (const piece of pieces) expect(write(piece)).toContain('__typename')
    }
  })

  test('is an error where it cannot be cheap enough', () => {
    const whole: Selection = { head: '', parts: [{ head: 'id', parts: null }] }

    expect(() => split(whole, () => false)).toThrow('Nothing can be left out of id.')
  })
})
