import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { AMOUNTS } from './fields/amounts.ts'
import { DATES } from './fields/dates.ts'
import { IDENTITY } from './fields/identity.ts'
import { PARTY } from './fields/party.ts'
import { RELATED } from './fields/related.ts'

const FIELDS = { ...IDENTITY, ...PARTY, ...DATES, ...AMOUNTS, ...RELATED }

export type InvoiceWhere = WhereOf<typeof FIELDS>

/** What invoices can be filtered and sorted by; what outreach knows of them is contributed by `outreach/`. */
export const invoiceFields = declareFields(
  {
    model: 'Invoice',
    description:
      'Picks invoices. Conditions side by side must all hold; `or` and `not` combine them otherwise. Without `type` a ' +
      'list shows receivables. A condition on an absent value does not hold, so `not` of it does.',
    what: 'invoices',
    order: [{ field: 'ISSUE_DATE', direction: 'DESC' }],
    narrowedTo: ['type'],
  },
  FIELDS,
)
