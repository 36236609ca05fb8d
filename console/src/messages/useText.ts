import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { MessageId } from './messageIds.ts'

type Values = Record<string, string | number | boolean | Date | null | undefined>

/** A sentence of the message files, in the language of the console. */
export function useText() {
  const { formatMessage } = useIntl()
  return useCallback((id: MessageId, values?: Values) => formatMessage({ id }, values), [formatMessage])
}
