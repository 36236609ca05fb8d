import { useCallback } from 'react'
import { useFormat } from '../../components/useFormat.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { type TermType, useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { type Condition, chosenValues, readRange } from './condition.ts'
import { digitsOf, fromMinorUnits } from './minorUnits.ts'
import { dayOf } from './startOfDay.ts'
import type { FilterField } from './useFilterFields.ts'

/** What a condition picks, in words. */
export function useConditionText() {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const { organization } = useViewer()
  return useCallback(
    (field: FilterField, condition: Condition): string => {
      const { timezone, defaultCurrency } = organization
      const range = (write: (value: string) => string) => {
        const { from, to } = readRange(condition)
        if (from !== '' && from === to) return write(from)
        return `${from === '' ? '…' : write(from)} – ${to === '' ? '…' : write(to)}`
      }
      switch (field.control) {
        case 'BOOLEAN':
          return text(condition === true ? 'common.yes' : 'common.no')
        case 'CHOICE': {
          const values = chosenValues(condition)
          const words = values.map((value) =>
            value === null ? text('common.none') : term(termTypeOf(field), value),
          )
          return words.length === 0 ? JSON.stringify(condition) : words.join(', ')
        }
        case 'DATE_RANGE':
          return range((value) => format.day(dayOf(value, timezone)))
        case 'MONEY_RANGE':
          return range((value) => fromMinorUnits(value, digitsOf(defaultCurrency)))
        case 'NUMBER_RANGE':
          return range((value) => value)
        default:
          return typeof condition === 'object' && condition !== null
            ? Object.values(condition).map(String).join(', ')
            : String(condition)
      }
    },
    [text, term, format, organization],
  )
}

/** `InvoiceStatusFilter` filters by `InvoiceStatus`. Where the console has no words for it, its values are shown as they are. */
export function termTypeOf({ type }: FilterField): TermType {
  return type.replace(/Filter$/, '') as TermType
}
