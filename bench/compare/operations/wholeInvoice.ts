import { at, type Json, listOf, objectOf, textOf } from '../json.ts'
import type { Subject } from '../subject.ts'
import { aboutInvoice } from './aboutInvoice.ts'
import { emailsOf, latestEmails, statusOf } from './postgraphile.ts'

const SCALARS = `invoiceNumber type currency issueDate dueDate paidDate voidedAt markedUncollectibleAt periodStart periodEnd
  collectionMethod memo footer privateNote orderNumber purchaseOrderNumber billingEmail isInDispute isIssuedEmailSent
  customFields createdAt updatedAt`
const AMOUNTS = ['subtotal', 'discount', 'tax', 'total', 'amountDue', 'amountPaid', 'amountRemaining']
const LINE =
  'lineNumber name description productType contextType currency quantity periodStart periodEnd customFields'
const ADDRESS = 'name line1 line2 city state postalCode country'
const CONTACT = 'name jobTitle email phone externalRole isPrimary'
const CALL = `direction status fromNumber toNumber startedAt endedAt reason disconnectionReason isVoicemail isAutomated
  sentiment summary transcript transcriptText recordingUrl transferredTo createdAt`
const FINDING = 'type reason isActionRequired isReplyRequired actionRecommendation language createdAt'
const TASK = 'label type status description closeReason dueOn completedAt createdAt'
const EMAIL = 'fromEmail subject bodyText status deliveryStatus isBounced bouncedAt sentAt createdAt'
const PAYMENT =
  'method status receivedAt referenceNumber statementDescriptor description customFields createdAt'

const amounts = (names: readonly string[]) => names.map((name) => `${name} { minorUnits }`).join(' ')
const OURS = `query WholeInvoice($uid: UUID!) {
  invoice(by: { uid: $uid }) {
    uid status ${SCALARS} ${amounts(AMOUNTS)}
    lineItems { uid ${LINE} ${amounts(['unitPrice', 'lineTotal'])} }
    billingAddress { uid ${ADDRESS} }
    client {
      uid name email accountNumber
      addresses { uid ${ADDRESS} }
      contacts(first: 10) { nodes { uid ${CONTACT} } }
    }
    integrations { uid integrationName remoteId metadata }
    comments { uid text resolvedAt author { name } createdAt }
    calls(first: 10) {
      nodes {
        uid ${CALL} agent { name } workflow { name }
        classifications { uid ${FINDING} tasks { uid ${TASK} assignee { name email } } }
      }
    }
    outreach {
      emails(first: 10) {
        nodes {
          uid ${EMAIL} sender { uid email name } thread { uid subject }
          recipients { kind address deliveryStatus }
        }
      }
    }
    payments {
      uid strategy isApproved approvedAt createdAt
      amount { minorUnits }
      payment { uid ${PAYMENT} ${amounts(['amount', 'amountRefunded', 'amountAllocated'])} }
    }
  }
}`

const PERSON = 'user: userAccountByUserId { givenName familyName email }'
const POSTGRAPHILE = `query WholeInvoice($organizationId: UUID!, $uid: UUID!) {
  invoice: invoiceByOrganizationIdAndRowId(organizationId: $organizationId, rowId: $uid) {
    uid: rowId status: standing ${SCALARS} ${AMOUNTS.join(' ')}
    lineItems: lineItemsByOrganizationIdAndInvoiceId(orderBy: [LINE_NUMBER_ASC, ROW_ID_ASC]) {
      nodes { uid: rowId ${LINE} unitPrice lineTotal }
    }
    billingAddress: addressByOrganizationIdAndBillingAddressId { uid: rowId ${ADDRESS} }
    client: partyByOrganizationIdAndTargetPartyId {
      uid: rowId name email accountNumber
      addresses: addressesByOrganizationIdAndPartyId(orderBy: [IS_PRIMARY_DESC, CREATED_AT_ASC, ROW_ID_ASC]) {
        nodes { uid: rowId ${ADDRESS} }
      }
      contacts: contactsByOrganizationIdAndPartyId(first: 10, orderBy: [IS_PRIMARY_DESC, CREATED_AT_ASC, ROW_ID_ASC]) {
        nodes { uid: rowId ${CONTACT} }
      }
    }
    integrations: integrationLinksByOrganizationIdAndInvoiceId {
      nodes { uid: rowId integrationName remoteId metadata }
    }
    comments: commentsByOrganizationIdAndInvoiceId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
      nodes {
        uid: rowId text resolvedAt createdAt author: organizationMembershipByOrganizationIdAndAuthorId { ${PERSON} }
      }
    }
    calls: callInvoicesByOrganizationIdAndInvoiceId(first: 10, orderBy: [TIMELINE_AT_DESC, CALL_ID_DESC]) {
      nodes {
        call: callByOrganizationIdAndCallId {
          uid: rowId ${CALL}
          agent: agentByOrganizationIdAndAgentId { name }
          workflow: workflowByOrganizationIdAndWorkflowId { name }
          classifications: classificationsByOrganizationIdAndCallId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
            nodes {
              uid: rowId ${FINDING}
              tasks: tasksByOrganizationIdAndClassificationId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
                nodes { uid: rowId ${TASK} assignee: organizationMembershipByOrganizationIdAndAssigneeId { ${PERSON} } }
              }
            }
          }
        }
      }
    }
    ${latestEmails(
      10,
      `uid: rowId ${EMAIL}
      sender: emailSenderByOrganizationIdAndSenderId { uid: rowId email name }
      thread: emailThreadByOrganizationIdAndThreadId { uid: rowId subject }
      recipients: emailRecipientsByOrganizationIdAndEmailId(orderBy: [POSITION_ASC, ROW_ID_ASC]) {
        nodes { kind address deliveryStatus }
      }`,
    )}
    payments: invoicePaymentsByOrganizationIdAndInvoiceId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
      nodes {
        uid: rowId strategy isApproved approvedAt createdAt amount
        payment: paymentByOrganizationIdAndPaymentId { uid: rowId ${PAYMENT} amount amountRefunded amountAllocated }
      }
    }
  }
}`

export const WHOLE_INVOICE = aboutInvoice({
  name: 'S1',
  title: 'one invoice with all that was done about it',
  ours: OURS,
  postgraphile: POSTGRAPHILE,
  read: readInvoice,
})

function readInvoice(invoice: Json, subject: Subject): Json {
  const { links: _links, ...rest } = objectOf(invoice)
  return {
    ...rest,
    status: statusOf(invoice, subject),
    comments: listOf(at(invoice, 'comments', 'nodes')).map((comment) => ({
      ...objectOf(comment),
      author: { name: nameOf(at(comment, 'author')) },
    })),
    calls: listOf(at(invoice, 'calls', 'nodes')).map((link) => readCall(at(link, 'call'))),
    outreach: { emails: emailsOf(invoice) },
  }
}

function readCall(call: Json): Json {
  const classifications = listOf(at(call, 'classifications', 'nodes')).map((finding) => ({
    ...objectOf(finding),
    tasks: listOf(at(finding, 'tasks', 'nodes')).map(readTask),
  }))
  return { ...objectOf(call), classifications }
}

function readTask(task: Json): Json {
  const assignee = at(task, 'assignee')
  return { ...objectOf(task), assignee: { name: nameOf(assignee), email: at(assignee, 'user', 'email') } }
}

function nameOf(member: Json): string {
  return `${textOf(at(member, 'user', 'givenName'))} ${textOf(at(member, 'user', 'familyName'))}`
}
