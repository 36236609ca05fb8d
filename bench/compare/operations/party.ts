import { at, listOf, objectOf } from '../json.ts'
import type { Operation } from '../operation.ts'
import { LISTED, NEWEST_FIRST, statusOf } from './postgraphile.ts'

const PARTY = 'name email accountNumber'
const ADDRESS = 'type isPrimary line1 city postalCode country'
const CONTACT = 'name jobTitle email phone externalRole isPrimary'
const OURS = `query Party($uid: UUID!) {
  party(by: { uid: $uid }) {
    uid ${PARTY}
    addresses { uid ${ADDRESS} }
    contacts(first: 10) { nodes { uid ${CONTACT} } }
    invoices(first: 20) {
      nodes {
        uid invoiceNumber status issueDate dueDate paidDate
        total { minorUnits } amountPaid { minorUnits } amountRemaining { minorUnits }
      }
    }
  }
}`

const OLDEST_FIRST = 'orderBy: [IS_PRIMARY_DESC, CREATED_AT_ASC, ROW_ID_ASC]'
const POSTGRAPHILE = `query Party($organizationId: UUID!, $uid: UUID!, $filter: InvoiceFilter!) {
  party: partyByOrganizationIdAndRowId(organizationId: $organizationId, rowId: $uid) {
    uid: rowId ${PARTY}
    addresses: addressesByOrganizationIdAndPartyId(${OLDEST_FIRST}) { nodes { uid: rowId ${ADDRESS} } }
    contacts: contactsByOrganizationIdAndPartyId(first: 10, ${OLDEST_FIRST}) { nodes { uid: rowId ${CONTACT} } }
    invoices: invoicesByOrganizationIdAndTargetPartyId(filter: $filter, first: 20, ${NEWEST_FIRST}) {
      nodes {
        uid: rowId invoiceNumber status: standing issueDate dueDate paidDate total amountPaid amountRemaining
      }
    }
  }
}`

export const PARTY_PAGE: Operation = {
  name: 'P1',
  title: 'one party with contacts, addresses and its 20 newest invoices',
  ours: {
    ask: ({ partyId }) => ({ query: OURS, variables: { uid: partyId } }),
    read: (data) => at(data, 'party'),
  },
  postgraphile: {
    ask: ({ organizationId, partyId }) => ({
      query: POSTGRAPHILE,
      variables: { organizationId, uid: partyId, filter: LISTED },
    }),
    read: (data, subject) => ({
      ...objectOf(at(data, 'party')),
      invoices: listOf(at(data, 'party', 'invoices', 'nodes')).map((invoice) => ({
        ...objectOf(invoice),
        status: statusOf(invoice, subject),
      })),
    }),
  },
}
