import { at, type Json, listOf, objectOf, textOf } from '../json.ts'
import type { Subject } from '../subject.ts'

/** Our lists show receivables that are neither of an archived document nor of an inactive blueprint. */
export const LISTED: Json = {
  type: { equalTo: 'RECEIVABLE' },
  and: [
    {
      or: [
        { documentId: { isNull: true } },
        { documentByOrganizationIdAndDocumentId: { isArchived: { equalTo: false } } },
      ],
    },
    {
      or: [
        { blueprintId: { isNull: true } },
        { invoiceBlueprintByOrganizationIdAndBlueprintId: { isActive: { equalTo: true } } },
      ],
    },
  ],
}

/** The filter of a list of the organization, with more conditions. */
export function listed({ organizationId }: Subject, ...conditions: readonly Json[]): Json {
  return { organizationId: { equalTo: organizationId }, ...objectOf(LISTED), ...combine(conditions) }
}

function combine(conditions: readonly Json[]): { [key: string]: Json } {
  const listed = objectOf(LISTED).and
  return { and: [...(Array.isArray(listed) ? listed : []), ...conditions] }
}

/** What our status says of a stored standing: PostGraphile's client has to work it out. */
export function statusOf(invoice: Json, subject: Subject): Json {
  const isPastDue = subject.daysSince(textOf(at(invoice, 'dueDate'))) > 0
  const isOwed = BigInt(textOf(at(invoice, 'amountRemaining'))) > 0n
  return at(invoice, 'status') === 'SENT' && isPastDue && isOwed ? 'OVERDUE' : at(invoice, 'status')
}

export const NEWEST_FIRST = 'orderBy: [ISSUE_DATE_DESC, ROW_ID_DESC]'

/** The latest emails about an invoice, each below the link to it. */
export function latestEmails(first: number, selection: string): string {
  return `links: emailInvoicesByOrganizationIdAndInvoiceId(
    condition: { isOutbound: true }, first: ${first}, orderBy: [EMAIL_TIMELINE_AT_DESC, EMAIL_ID_DESC]
  ) { nodes { email: emailByOrganizationIdAndEmailId { ${selection} } } }`
}

export function emailsOf(invoice: Json): readonly Json[] {
  return listOf(at(invoice, 'links', 'nodes')).map((link) => at(link, 'email'))
}
