import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { MessageId } from './messageIds.ts'

/** The enums of the graph whose values have a word in the message files. */
type TermId = Extract<MessageId, `terms.${string}`>
export type TermType = TermId extends `terms.${infer Type}.${string}` ? Type : never

/** The word for a value of an enum: `term('InvoiceStatus', 'PAID')`. One that is newer than this page is shown as it is. */
export function useTerm() {
  const { formatMessage, messages } = useIntl()
  return useCallback(
    (type: TermType, value: string): string => {
      const id = `terms.${type}.${value}`
      return id in messages ? formatMessage({ id }) : value
    },
    [formatMessage, messages],
  )
}
