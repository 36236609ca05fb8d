import { at, listOf, objectOf } from '../json.ts'
import type { Operation, Question } from '../operation.ts'
import { emailsOf, latestEmails, listed, NEWEST_FIRST } from './postgraphile.ts'

const EMAIL = 'subject sentAt deliveryStatus bounceCallout'
const CALLOUT = '{ source detectedAt recipientEmails }'
const OURS = `query Page($status: [InvoiceStatus!]!, $first: Int!) {
  invoices(where: { status: { in: $status } }, first: $first) {
    nodes {
      uid invoiceNumber status issueDate dueDate
      total { minorUnits } amountPaid { minorUnits } amountRemaining { minorUnits }
      client { name }
      lineItems { name quantity lineTotal { minorUnits } }
      outreach { emails(first: 5) { nodes { ${EMAIL} ${CALLOUT} } } }
    }
  }
}`

const POSTGRAPHILE = `query Page($filter: InvoiceFilter!, $first: Int!) {
  invoices: allInvoices(filter: $filter, first: $first, ${NEWEST_FIRST}) {
    nodes {
      uid: rowId invoiceNumber status: standing issueDate dueDate total amountPaid amountRemaining
      client: partyByOrganizationIdAndTargetPartyId { name }
      lineItems: lineItemsByOrganizationIdAndInvoiceId(orderBy: [LINE_NUMBER_ASC, ROW_ID_ASC]) {
        nodes { name quantity lineTotal }
      }
      ${latestEmails(5, `${EMAIL}: bounceCalloutByOrganizationIdAndEmailId ${CALLOUT}`)}
    }
  }
}`

const FIRST = 20
const STATUS = 'PARTIALLY_PAID'

/** What is measured alone, too: `bench/delay.ts`, `bench/scale.ts`. */
export const PAGE_QUESTION: Question = { query: OURS, variables: { first: FIRST, status: [STATUS] } }

export const PAGE: Operation = {
  name: 'L1',
  title: 'page of 20 by status with lines and latest emails',
  ours: {
    ask: () => PAGE_QUESTION,
    read: (data) =>
      listOf(at(data, 'invoices', 'nodes')).map((invoice) => {
        const { outreach, ...rest } = objectOf(invoice)
        return { ...rest, emails: at(outreach, 'emails') }
      }),
  },
  postgraphile: {
    ask: (subject) => ({
      query: POSTGRAPHILE,
      variables: { first: FIRST, filter: listed(subject, { standing: { equalTo: STATUS } }) },
    }),
    read: (data) =>
      listOf(at(data, 'invoices', 'nodes')).map((invoice) => {
        const { links: _links, ...rest } = objectOf(invoice)
        return { ...rest, emails: emailsOf(invoice) }
      }),
  },
}
