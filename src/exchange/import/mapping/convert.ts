import type { DecimalFormat, Exact } from '../record/amount.ts'
import type { Field } from '../record/field.ts'
import { Refusal } from '../rejection.ts'
import { UnreadableFile } from '../unreadable.ts'
import { exactOf, minorUnits } from './arithmetic.ts'
import { type DateFormat, dateFormat } from './dateFormat.ts'
import type { Making } from './making.ts'
import type { TextValue } from './value.ts'

/** How a file writes its dates and numbers. */
export type Settings = {
  dateFormat: string | null
  /** From which year of two digits on it is one of the last century. */
  pivot: number
  timezone: string
  numbers: DecimalFormat
}

type Convert = (text: string, making: Making) => unknown

type Converting = { value: TextValue; settings: Settings; path: string }

/** What turns a column's text into a value of the field's kind. */
export function converterOf(field: Field<unknown>, { value, settings, path }: Converting): Convert {
  const { numbers, timezone } = settings
  if (value.map !== undefined) return notInMap
  switch (field.kind) {
    case 'amount':
      return (text, making) =>
        minorUnits(exactOf(text, numbers), {
          making,
          isRounded: value.round === 'halfUp',
          subject: `"${text}"`,
        })
    case 'decimal':
      return (text) => plainDecimal(exactOf(text, numbers))
    case 'integer':
      return wholeNumber
    case 'boolean':
      throw new UnreadableFile(`The mapping: ${path} needs a map of texts to true and false.`)
    case 'instant': {
      const format = formatOf(value, { settings, path })
      return (text) => format.readInstant(text, timezone) ?? refuseDate(text, value, settings)
    }
    case 'day':
      return dayReader({ value, settings, path })
    default:
      return value.date === undefined ? (text) => text : dayReader({ value, settings, path })
  }
}

function dayReader({ value, settings, path }: Converting): Convert {
  const format = formatOf(value, { settings, path })
  return (text) => format.readDay(text) ?? refuseDate(text, value, settings)
}

function notInMap(text: string): never {
  throw new Refusal(null, `"${text}" is not in the mapping's map`)
}

function wholeNumber(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal(null, `"${text}" is not a whole number`)
}

function plainDecimal({ units, scale }: Exact): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const text = scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`
  return units < 0n ? `-${text}` : text
}

function formatOf({ date }: TextValue, { settings, path }: Omit<Converting, 'value'>): DateFormat {
  const stated = date ?? settings.dateFormat
  if (stated === null) {
    throw new UnreadableFile(`The mapping: ${path} is a date, and neither it nor "dates" states a format.`)
  }
  const format = dateFormat(stated, settings.pivot)
  if (format !== null) return format
  throw new UnreadableFile(
    `The mapping: ${path} has the date format "${stated}", which must be ISO or hold YYYY or YY, M or MM, and D or DD once.`,
  )
}

function refuseDate(text: string, { date }: TextValue, { dateFormat: usual }: Settings): never {
  throw new Refusal(null, `"${text}" is not a date of the form ${date ?? usual}`)
}
