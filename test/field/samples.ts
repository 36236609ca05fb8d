import fc from 'fast-check'
import * as enums from '../../prisma/generated/client/enums.ts'
import { declarations } from '../../src/graph/field/declareFields.ts'
import { type Model, storedField } from '../../src/graph/read/table.ts'
import '../../src/server/schema.ts'

/** Values with ties, of every type that a declared field is stored in. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 2, 3, 30],
  BigInt: [0n, 1n, 2n, 30_000n],
  String: ['a-1', 'A-1', 'ä-1', '50%', 'a_c'],
  Boolean: [true, false],
  DateTime: ['2026-02-01T11:00:00.001Z', '2026-02-01T11:00:00.002Z', '2026-03-13T04:00:00Z'].map(
    (text) => new Date(text),
  ),
}

/**
 * Values for the stored fields that are declared and that the rows of a test do not have: a new field is filtered and
 * sorted among differing rows without anybody writing samples of it. Each is drawn by itself, so that a new one leaves the
 * rows otherwise as they were.
 */
export function samplesOf(model: Model, known: readonly string[], count: number): Record<string, unknown>[] {
  const columns = [...(declarations.get(model)?.fields ?? [])]
    .map(([name, { column }]) => column ?? name)
    // What points at another row stays as the test made it.
    .filter((column) => !known.includes(column) && !column.endsWith('Id'))
  const drawn = columns.flatMap((column) => {
    const stored = storedField(model, column)
    if (stored === undefined) return []
    const values = VALUES[stored.type] ?? Object.values(valuesOfEnum(stored.type))
    const arbitrary = fc.constantFrom(...values, ...(stored.isRequired ? [] : [null]))
    return [[column, fc.sample(fc.noBias(arbitrary), { seed: 5, numRuns: count })] as const]
  })
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(drawn.map(([column, values]) => [column, values[row]])),
  )
}

function valuesOfEnum(name: string): Readonly<Record<string, string>> {
  const found = Object.entries(enums).find(([key]) => key === name)
  if (found === undefined) throw new Error(`No samples of the stored type ${name}: add some.`)
  return found[1]
}
