import { at, type Json, listOf, objectOf, textOf } from '../json.ts'
import type { Subject } from '../subject.ts'
import { aboutInvoice } from './aboutInvoice.ts'
import { statusOf } from './postgraphile.ts'

const CONTACT = 'uid name jobTitle email phone'
const OURS = `query Invoice($uid: UUID!) {
  invoice(by: { uid: $uid }) {
    uid invoiceNumber type status collectionMethod issueDate dueDate paidDate overdueDays ageDays currency
    subtotal { minorUnits } discount { minorUnits } tax { minorUnits } total { minorUnits }
    prePaymentCreditNotes { minorUnits } amountDue { minorUnits } amountPaid { minorUnits }
    amountRemaining { minorUnits }
    hostedInvoiceUrl document { uid } blueprint { uid } targetParty { uid } hasComments memo footer
    lineItems {
      uid contextUid contextType name currency quantity unitPrice { minorUnits } lineTotal { minorUnits }
    }
    fields { key type originalType value }
    client { uid name formattedAddress billingContact { ${CONTACT} } }
    serviceProvider { uid name formattedAddress billingContact { ${CONTACT} } }
    integrations { uid entityUid integrationName remoteId createdAt updatedAt metadata }
    comments { uid text createdAt updatedAt resolvedBy { uid } resolvedAt author { uid name avatarUrl email } }
  }
}`

const PARTY = `uid: rowId name
  address: addressByOrganizationIdAndBillingAddressId { name line1 line2 city state postalCode country }
  contacts: contactsByOrganizationIdAndPartyId(
    condition: { externalRole: BILLING_CONTACT }, first: 1, orderBy: [IS_PRIMARY_DESC, CREATED_AT_ASC, ROW_ID_ASC]
  ) { nodes { uid: rowId name jobTitle email phone } }`
const POSTGRAPHILE = `query Invoice($organizationId: UUID!, $uid: UUID!) {
  invoice: invoiceByOrganizationIdAndRowId(organizationId: $organizationId, rowId: $uid) {
    uid: rowId invoiceNumber type status: standing collectionMethod issueDate dueDate paidDate currency
    subtotal discount tax total prePaymentCreditNotes amountDue amountPaid amountRemaining
    hostedInvoiceUrl documentId blueprintId targetPartyId memo footer
    lineItems: lineItemsByOrganizationIdAndInvoiceId(orderBy: [LINE_NUMBER_ASC, ROW_ID_ASC]) {
      nodes { uid: rowId contextUid contextType name currency quantity unitPrice lineTotal }
    }
    fields: invoiceFieldsByOrganizationIdAndInvoiceId(orderBy: [KEY_ASC]) {
      nodes { key type originalType value }
    }
    client: partyByOrganizationIdAndTargetPartyId { ${PARTY} }
    organization: organizationByOrganizationId { ownParty: partyByRowIdAndOwnPartyId { ${PARTY} } }
    integrations: integrationLinksByOrganizationIdAndInvoiceId {
      nodes { uid: rowId entityUid: invoiceId integrationName remoteId createdAt updatedAt metadata }
    }
    comments: commentsByOrganizationIdAndInvoiceId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
      nodes {
        uid: rowId text createdAt updatedAt resolvedById resolvedAt
        author: organizationMembershipByOrganizationIdAndAuthorId {
          user: userAccountByUserId { uid: rowId givenName familyName avatarUrl email }
        }
      }
    }
  }
}`

export const INVOICE = aboutInvoice({
  name: 'D1',
  title: 'one invoice with everything the REST documents give',
  ours: OURS,
  postgraphile: POSTGRAPHILE,
  read: readInvoice,
})

function readInvoice(invoice: Json, subject: Subject): Json {
  const { documentId, blueprintId, targetPartyId, organization, ...rest } = objectOf(invoice)
  const comments = listOf(at(invoice, 'comments', 'nodes'))
  return {
    ...rest,
    status: statusOf(invoice, subject),
    overdueDays: subject.daysSince(textOf(at(invoice, 'dueDate'))),
    ageDays: subject.daysSince(textOf(at(invoice, 'issueDate'))),
    document: reference(documentId),
    blueprint: reference(blueprintId),
    targetParty: reference(targetPartyId),
    client: readParty(at(invoice, 'client')),
    serviceProvider: readParty(at(organization, 'ownParty')),
    hasComments: comments.length > 0,
    comments: comments.map(readComment),
  }
}

function reference(uid: Json | undefined): Json {
  return uid === null || uid === undefined ? null : { uid }
}

function readParty(party: Json): Json {
  const { address, contacts, ...rest } = objectOf(party)
  const part = (name: string) => textOf(at(address, name))
  const town = [part('postalCode'), part('city')].filter(Boolean).join(' ')
  const lines = [part('name'), part('line1'), part('line2'), town, part('state'), part('country')]
  return {
    ...rest,
    formattedAddress: address === null ? null : lines.filter(Boolean).join(', '),
    billingContact: listOf(at(contacts, 'nodes'))[0] ?? null,
  }
}

function readComment(comment: Json): Json {
  const { resolvedById, author, ...rest } = objectOf(comment)
  const { givenName, familyName, ...user } = objectOf(at(author, 'user'))
  const name = `${textOf(givenName)} ${textOf(familyName)}`
  return { ...rest, resolvedBy: reference(resolvedById), author: { ...user, name } }
}
