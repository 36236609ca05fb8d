import { useCallback } from 'react'
import { useIntl } from 'react-intl'

/** For the marks of an axis: 120K. */
export function useCompactNumber() {
  const { locale } = useIntl()
  return useCallback(
    (value: number) =>
      new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    [locale],
  )
}
