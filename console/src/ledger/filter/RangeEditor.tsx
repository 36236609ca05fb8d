import { useState } from 'react'
import { TextField } from '../../components/TextField.tsx'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { readRange, writeRange } from './condition.ts'
import type { EditorProps } from './editors.tsx'
import styles from './FilterBar.module.css'
import { digitsOf, fromMinorUnits, toMinorUnits } from './minorUnits.ts'
import { dayOf, startOfDay } from './startOfDay.ts'

/** From and to, each of which may be left open: days, numbers, or amounts in the organization's currency. */
export function RangeEditor({ field, condition, onCondition }: EditorProps) {
  const text = useText()
  const { organization } = useViewer()
  const { timezone, defaultCurrency } = organization
  const digits = digitsOf(defaultCurrency)
  const isMoney = field.control === 'MONEY_RANGE'
  const isDay = field.control === 'DATE_RANGE'
  const show = (value: string) => {
    if (value === '') return ''
    if (isMoney) return fromMinorUnits(value, digits)
    return isDay ? dayOf(value, timezone) : value
  }
  const [range, setRange] = useState(() => {
    const { from, to } = readRange(condition)
    return { from: show(from), to: show(to) }
  })
  const read = (value: string): string | number | null => {
    if (isMoney) return toMinorUnits(value, digits)
    if (isDay) return field.type === 'DateTimeFilter' ? startOfDay(value, timezone) : value
    return /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : null
  }
  const faultOf = (value: string) =>
    value !== '' && read(value) === null ? text('ledger.notANumber', { digits: isMoney ? digits : 0 }) : null
  const change = (next: typeof range) => {
    setRange(next)
    const isValid = faultOf(next.from) === null && faultOf(next.to) === null
    onCondition(isValid ? writeRange(next, read) : undefined, isValid)
  }
  const type = isDay ? 'date' : 'text'
  const hint = isMoney ? defaultCurrency : isDay ? timezone : undefined
  return (
    <div className={styles.range}>
      <TextField
        label={text('ledger.from')}
        type={type}
        inputMode={isDay ? undefined : 'decimal'}
        value={range.from}
        fault={faultOf(range.from)}
        {...(hint === undefined ? {} : { hint })}
        onValue={(from) => change({ ...range, from })}
      />
      <TextField
        label={text('ledger.to')}
        type={type}
        inputMode={isDay ? undefined : 'decimal'}
        value={range.to}
        fault={faultOf(range.to)}
        onValue={(to) => change({ ...range, to })}
      />
    </div>
  )
}
