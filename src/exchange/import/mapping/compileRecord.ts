import type { Field, Fields } from '../record/field.ts'
import { RECORDS } from '../record/record.ts'
import { inside, Refusal } from '../rejection.ts'
import { UnreadableFile } from '../unreadable.ts'
import { type Compiling, columnIndex, compileValue } from './compileValue.ts'
import type { Settings } from './convert.ts'
import { type Bundle, type Columns, cellOf, type Making } from './making.ts'
import type { RecordMapping } from './mapping.ts'
import { isValue, type Maker } from './value.ts'

/** Makes a record in the canonical form, or undefined where the row has none of the kind. */
export type RecordMaker = (bundle: Bundle) => Record<string, unknown> | undefined

type Sheets = { columns: Columns; lineColumns: Columns; settings: Settings }

export function compileRecord(
  { type, onlyWith, fields }: RecordMapping,
  path: string,
  sheets: Sheets,
): RecordMaker {
  const { columns } = sheets
  const condition = onlyWith === null ? null : columnIndex(onlyWith, { columns, path: `${path}.onlyWith` })
  const make = compileObject(fields, RECORDS[type].fields.fields ?? {}, { ...sheets, path: `${path}.fields` })
  return ({ row, lines }) => {
    if (condition !== null && cellOf(row, condition) === '') return undefined
    const made = make(row, { lines, currency: null, lineTotals: [] })
    return { type, ...(typeof made === 'object' ? made : {}) }
  }
}

type CompilingRecord = Compiling & { lineColumns: Columns }

/** Amounts need the currency, and sums the lines: these are made first. */
const RANK: Record<string, number> = { currency: 0, lineItems: 1 }

function compileObject(template: object, fields: Fields, compiling: CompilingRecord): Maker {
  const makers = Object.entries(template).map(([name, part]) => {
    const field = fields[name]
    const path = `${compiling.path}.${name}`
    if (field === undefined) throw new UnreadableFile(`The mapping: ${path} is not a field of a record.`)
    return { name, make: compileField(part, field, { ...compiling, path }) }
  })
  makers.sort((left, right) => (RANK[left.name] ?? 2) - (RANK[right.name] ?? 2))
  return (row, making) => {
    const made: Record<string, unknown> = {}
    for (const { name, make } of makers) {
      const value = makeField(name, () => make(row, making))
      if (value === undefined) continue
      made[name] = value
      note(making, name, value)
    }
    return Object.keys(made).length === 0 ? undefined : made
  }
}

function note(making: Making, name: string, value: unknown): void {
  if (name === 'currency' && typeof value === 'string') making.currency ??= value
  if (name === 'lineTotal' && typeof value === 'number') making.lineTotals.push(value)
}

function compileField(part: unknown, field: Field<unknown>, compiling: CompilingRecord): Maker {
  if (field.kind === 'json' && isTemplate(part)) return compileJson(part, field, compiling)
  if (field.kind === 'object' && isTemplate(part)) return compileObject(part, field.fields ?? {}, compiling)
  if (field.kind !== 'list' || field.item === undefined) return compileValue(part, field, compiling)
  if (Array.isArray(part)) return compileList(part, field.item, compiling)
  if (typeof part === 'object' && part !== null && 'each' in part) {
    return compileEach(part.each, field.item, compiling)
  }
  throw new UnreadableFile(`The mapping: ${compiling.path} is a list: give it as [ … ] or as { "each": … }.`)
}

/** A JSON field is given key by key, unless the whole of it is a constant. */
function isTemplate(part: unknown): part is object {
  return (
    typeof part === 'object' &&
    part !== null &&
    !Array.isArray(part) &&
    !('constant' in part && isValue(part))
  )
}

function compileJson(template: object, field: Field<unknown>, compiling: CompilingRecord): Maker {
  const makers = Object.entries(template).map(([name, part]) => {
    const path = `${compiling.path}.${name}`
    return { name, make: compileValue(part, field, { ...compiling, path }) }
  })
  return (row, making) => {
    const made = makers.map(({ name, make }) => [name, make(row, making)] as const)
    const entries = made.filter(([, value]) => value !== undefined)
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
}

function compileList(parts: readonly unknown[], item: Field<unknown>, compiling: CompilingRecord): Maker {
  const makers = parts.map((part, index) =>
    compileField(part, item, { ...compiling, path: `${compiling.path}[${index}]` }),
  )
  return (row, making) => makers.map((make) => make(row, making)).filter((value) => value !== undefined)
}

function compileEach(part: unknown, item: Field<unknown>, compiling: CompilingRecord): Maker {
  const { lineColumns } = compiling
  const make = compileField(part, item, {
    ...compiling,
    columns: lineColumns,
    path: `${compiling.path}.each`,
  })
  return (_row, making) =>
    making.lines.map((line, index) => {
      try {
        return make(line, making)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const place = `line ${line.line} of ${lineColumns.file}`
        throw inside(`[${index}]`, new Refusal(error.field, `${error.message} (${place})`))
      }
    })
}

/** Tells which field a refused value belongs to; a missing currency is nobody else's fault. */
function makeField<T>(name: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw error instanceof Refusal && error.field === 'currency' ? error : inside(name, error)
  }
}
