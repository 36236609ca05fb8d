import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { FilterField } from './useFilterFields.ts'

/** A filter's name in the language of the console; that of the API where there is none yet. */
export function useFilterName() {
  const { formatMessage, messages } = useIntl()
  return useCallback(
    ({ name, label }: Pick<FilterField, 'name' | 'label'>): string => {
      const id = `ledger.filter.${name}`
      return id in messages ? formatMessage({ id }) : label
    },
    [formatMessage, messages],
  )
}
