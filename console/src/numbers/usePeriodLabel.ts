import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { useFormat } from '../components/useFormat.ts'
import type { ReceivablesInterval } from '../graphql/graphql.ts'

/** A month and a year by their names, what is cut off by its days. */
export function usePeriodLabel() {
  const { locale } = useIntl()
  const format = useFormat()
  return useCallback(
    ({ from, to }: { from: string; to: string }, interval: ReceivablesInterval): string => {
      if (interval === 'YEAR') return from.slice(0, 4)
      if (interval === 'WEEK') return format.day(from)
      const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
      const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)]
      return interval === 'MONTH' ? month.format(first) : month.formatRange(first, last)
    },
    [locale, format],
  )
}
