import { at, type Json, listOf, objectOf, textOf } from '../json.ts'
import type { Subject } from '../subject.ts'
import { aboutInvoice } from './aboutInvoice.ts'
import { emailsOf, latestEmails, statusOf } from './postgraphile.ts'

const HEADER = 'uid invoiceNumber status currency issueDate dueDate paidDate'
const EMAIL = `fromEmail subject bodyText status deliveryStatus bounceDetails isBounced errorMessage
  sentAt plannedSendAt createdAt`
const OURS = `query Outreach($uid: UUID!) {
  invoice(by: { uid: $uid }) {
    ${HEADER} targetParty { uid } counterpartyName amountDue { minorUnits } amountRemaining { minorUnits }
    outreach {
      emails(first: 50) {
        nodes {
          uid ${EMAIL} to cc
          initiator { kind name ... on User { uid } ... on Agent { uid } }
          bounceCallout { source detectedAt recipientEmails }
          bouncingRecipientEmails
        }
      }
      bouncingRecipientEmails
    }
  }
}`

const EMAIL_OF_POSTGRAPHILE = `uid: rowId ${EMAIL} initiatorType
  agent: agentByOrganizationIdAndInitiatorAgentId { uid: rowId name }
  member: organizationMembershipByOrganizationIdAndInitiatorUserId {
    user: userAccountByUserId { uid: rowId givenName familyName }
  }
  recipients: emailRecipientsByOrganizationIdAndEmailId(orderBy: [POSITION_ASC, ROW_ID_ASC]) {
    nodes { kind address deliveryStatus }
  }
  bounceCallout: bounceCalloutByOrganizationIdAndEmailId { source detectedAt recipientEmails }`
const POSTGRAPHILE = `query Outreach($organizationId: UUID!, $uid: UUID!) {
  invoice: invoiceByOrganizationIdAndRowId(organizationId: $organizationId, rowId: $uid) {
    ${HEADER.replace('uid', 'uid: rowId').replace('status', 'status: standing')} targetPartyId
    party: partyByOrganizationIdAndTargetPartyId { name } amountDue amountRemaining
    ${latestEmails(50, EMAIL_OF_POSTGRAPHILE)}
  }
}`

export const OUTREACH = aboutInvoice({
  name: 'O1',
  title: 'outreach timeline of one invoice',
  ours: OURS,
  postgraphile: POSTGRAPHILE,
  read: readInvoice,
})

function readInvoice(invoice: Json, subject: Subject): Json {
  const { links: _links, party, targetPartyId, ...header } = objectOf(invoice)
  const nodes = emailsOf(invoice).map(readEmail)
  return {
    ...header,
    status: statusOf(header, subject),
    targetParty: { uid: targetPartyId ?? null },
    counterpartyName: at(party, 'name'),
    outreach: {
      emails: nodes,
      bouncingRecipientEmails: unique(nodes.flatMap((email) => listOf(at(email, 'bouncingRecipientEmails')))),
    },
  }
}

function readEmail(email: Json): Json {
  const { initiatorType, agent, member, recipients, ...rest } = objectOf(email)
  const all = listOf(at(recipients, 'nodes'))
  const addresses = (key: string, value: string) =>
    all.filter((recipient) => at(recipient, key) === value).map((recipient) => at(recipient, 'address'))
  const called = listOf(at(email, 'bounceCallout', 'recipientEmails'))
  return {
    ...rest,
    to: addresses('kind', 'TO'),
    cc: addresses('kind', 'CC'),
    initiator: readInitiator(textOf(initiatorType), agent ?? null, at(member, 'user')),
    bouncingRecipientEmails: unique([...called, ...addresses('deliveryStatus', 'BOUNCED')]),
  }
}

function readInitiator(kind: string, agent: Json, user: Json): Json {
  if (kind === 'AGENT') return { kind, ...objectOf(agent) }
  if (kind !== 'USER') return { kind, name: 'System' }
  const name = `${textOf(at(user, 'givenName'))} ${textOf(at(user, 'familyName'))}`
  return { kind, name, uid: at(user, 'uid') }
}

function unique(addresses: readonly Json[]): Json {
  return [...new Set(addresses)].sort()
}
