import type { Field } from '../record/field.ts'
import { UnreadableFile } from '../unreadable.ts'
import { productOf, sumOf } from './arithmetic.ts'
import { converterOf, type Settings } from './convert.ts'
import { type Columns, cellOf, type Row } from './making.ts'
import { isValue, type Maker, type TextValue, type Value } from './value.ts'

export type Compiling = { columns: Columns; settings: Settings; path: string }

/** Turns a mapping's words for where a value comes from into a function, or says which of them make no sense. */
export function compileValue(part: unknown, field: Field<unknown>, compiling: Compiling): Maker {
  if (!isValue(part)) {
    throw new UnreadableFile(
      `The mapping: ${compiling.path} does not say in a known way where its value comes from.`,
    )
  }
  return compile(part, field, compiling)
}

function compile(value: Value, field: Field<unknown>, compiling: Compiling): Maker {
  if (typeof value === 'string') return compileText({ column: value }, field, compiling)
  if ('constant' in value) return () => value.constant
  if ('first' in value) return firstOf(value.first.map((option) => compile(option, field, compiling)))
  if ('product' in value || 'sum' in value) {
    if (field.kind !== 'amount') throw new UnreadableFile(`The mapping: ${compiling.path} is not an amount.`)
    if ('sum' in value) return sumOf
    const [left, right] = value.product.map((name) => columnIndex(name, compiling))
    if (left === undefined || right === undefined) throw new Error('A product has two columns.')
    const { numbers } = compiling.settings
    return productOf([left, right], { names: value.product, numbers, isRounded: value.round === 'halfUp' })
  }
  return compileText(value, field, compiling)
}

function firstOf(makers: readonly Maker[]): Maker {
  return (row, making) => {
    for (const make of makers) {
      const made = make(row, making)
      if (made !== undefined) return made
    }
    return undefined
  }
}

function compileText(value: TextValue, field: Field<unknown>, compiling: Compiling): Maker {
  const read =
    'column' in value ? columnReader(value.column, compiling) : templateReader(value.text, compiling)
  const condition = value.ifPresent === undefined ? null : columnReader(value.ifPresent, compiling)
  const convert = converterOf(field, { value, ...compiling })
  const { map } = value
  return (row, making) => {
    if (condition !== null && condition(row) === '') return undefined
    const text = trimmed(read(row), value)
    if (map !== undefined && Object.hasOwn(map, text)) return map[text]
    if (text === '') return undefined
    return map !== undefined && 'otherwise' in value ? value.otherwise : convert(text, making)
  }
}

function trimmed(text: string, { removeSuffix = '', padStart }: TextValue): string {
  const short =
    removeSuffix !== '' && text.endsWith(removeSuffix) ? text.slice(0, -removeSuffix.length) : text
  return padStart === undefined || short === '' ? short : short.padStart(padStart.length, padStart.with)
}

function columnReader(name: string, compiling: Compiling): (row: Row) => string {
  const index = columnIndex(name, compiling)
  return (row) => cellOf(row, index)
}

/** `{First} {Last}`; nothing at all where all of its columns are blank. */
function templateReader(template: string, compiling: Compiling): (row: Row) => string {
  const parts = template.split(/\{([^{}]+)\}/)
  const readers = parts.map((part, index) => (index % 2 === 0 ? () => part : columnReader(part, compiling)))
  return (row) => {
    const texts = readers.map((read) => read(row))
    return texts.every((text, index) => index % 2 === 0 || text === '') ? '' : texts.join('').trim()
  }
}

export function columnIndex(name: string, { columns, path }: Pick<Compiling, 'columns' | 'path'>): number {
  const index = columns.indexes.get(name.normalize('NFC'))
  if (index !== undefined) return index
  const known = [...columns.indexes.keys()].join(', ')
  throw new UnreadableFile(
    `${columns.file} has no column "${name}", which the mapping names at ${path}; it has ${known}.`,
  )
}
