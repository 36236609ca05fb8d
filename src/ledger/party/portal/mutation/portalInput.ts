import type { builder } from '../../../../graph/builder.ts'
import { optionalText } from '../../../../graph/mutation/input.ts'
import { clearableText, givenOf, keptValue } from '../../../../graph/mutation/patch.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import { clearableEmail, LONGEST_DESCRIPTION, LONGEST_NAME } from '../../mutation/partyTexts.ts'
import { ApPortalProvider, ReportFrequency } from '../enums.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

const text = (t: InputFields, what: string, most = LONGEST_NAME) =>
  t.string({ description: `${what}; at most ${most} characters. Blank or null: none.` })
const flag = (t: InputFields, what: string) => t.boolean({ description: `${what} Null: REQUIRED.` })

/** What is written of a portal, beside its party, its name and its account. */
export const portalFields = (t: InputFields) => ({
  provider: t.field({ type: ApPortalProvider, required: true, description: 'Who runs it.' }),
  providerText: text(t, 'Who runs it, in a word, where `provider` is OTHER; else INVALID'),
  accountKey: text(t, 'What the account is opened or known with there; the audit log does not keep it'),
  customerIdentifier: text(t, 'The number of the party there'),
  customerName: text(t, 'The name of the party there'),
  invoiceSubmissionGuidelines: text(t, 'What invoices must be like to be taken there', LONGEST_DESCRIPTION),
  isEnabled: flag(t, 'Whether it is used; true for a new one.'),
  isInvoiceSubmissionEnabled: flag(t, 'Whether invoices are handed in there; false for a new one.'),
  isReportDownloadEnabled: flag(t, 'Whether reports are fetched from there; false for a new one.'),
  reportEmail: t.string({ description: 'The e-mail address that reports go to. Blank or null: none.' }),
  reportFrequency: t.field({
    type: ReportFrequency,
    description: 'How often a report comes. Null: not known.',
  }),
})

type Given = string | null | undefined
type Written = {
  provider: typeof ApPortalProvider.$inferType
  providerText?: Given
  accountKey?: Given
  customerIdentifier?: Given
  customerName?: Given
  invoiceSubmissionGuidelines?: Given
  isEnabled?: boolean | null | undefined
  isInvoiceSubmissionEnabled?: boolean | null | undefined
  isReportDownloadEnabled?: boolean | null | undefined
  reportEmail?: Given
  reportFrequency?: typeof ReportFrequency.$inferType | null | undefined
}

/** The same, checked: the columns to be written. */
export function readPortal(input: Written) {
  const { provider, reportFrequency } = input
  const providerText = optionalText(input.providerText, 'providerText', LONGEST_NAME)
  if (providerText !== null && provider !== 'OTHER') {
    throw refusal('INVALID', 'providerText', `With ${provider} there is no other word for who runs it.`)
  }
  const short = (name: 'accountKey' | 'customerIdentifier' | 'customerName') =>
    clearableText(input[name], name, LONGEST_NAME)
  const kept = (name: 'isEnabled' | 'isInvoiceSubmissionEnabled' | 'isReportDownloadEnabled') =>
    keptValue(input[name], name)
  return givenOf({
    provider,
    // A word that stands for OTHER stays until another is given.
    providerText: provider === 'OTHER' && input.providerText === undefined ? undefined : providerText,
    accountKey: short('accountKey'),
    customerIdentifier: short('customerIdentifier'),
    customerName: short('customerName'),
    invoiceSubmissionGuidelines: clearableText(
      input.invoiceSubmissionGuidelines,
      'invoiceSubmissionGuidelines',
      LONGEST_DESCRIPTION,
    ),
    isEnabled: kept('isEnabled'),
    isInvoiceSubmissionEnabled: kept('isInvoiceSubmissionEnabled'),
    isReportDownloadEnabled: kept('isReportDownloadEnabled'),
    reportEmail: clearableEmail(input.reportEmail, 'reportEmail'),
    reportFrequency,
    reportFrequencyText: reportFrequency === undefined ? undefined : null,
  })
}
