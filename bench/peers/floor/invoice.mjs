import { daysSince, money, ORGANIZATION, rows, STATUS } from './listed.mjs'

const OF_INVOICE = `r.organization_id = ${ORGANIZATION} and r.invoice_id = i.id`
const party = (id) => `(select json_build_array(p.id, p.name,
    nullif(concat_ws(', ', a.name, a.line1, a.line2, nullif(concat_ws(' ', a.postal_code, a.city), ''), a.state,
      a.country), ''),
    (select json_build_array(c.id, c.name, c.job_title, c.email, c.phone) from contact c
      where c.organization_id = ${ORGANIZATION} and c.party_id = p.id
      order by c.external_role is not distinct from 'BILLING_CONTACT' desc, c.is_primary desc, c.created_at, c.id limit 1))
  from party p left join address a on a.organization_id = ${ORGANIZATION} and a.id = p.billing_address_id
  where p.organization_id = ${ORGANIZATION} and p.id = ${id})`
const AMOUNTS = [
  ...['subtotal', 'discount', 'tax', 'total', 'prePaymentCreditNotes', 'amountDue', 'amountPaid'],
  'amountRemaining',
]
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const TEXT = `select json_build_array(
  json_build_array(i.id, i.invoice_number, i.type, ${STATUS}, i.collection_method, i.issue_date, i.due_date, i.paid_date,
    ${daysSince('i.due_date')}, ${daysSince('i.issue_date')}, i.currency, i.hosted_invoice_url, i.document_id,
    i.blueprint_id, i.target_party_id, i.memo, i.footer),
  json_build_array(${AMOUNTS.map((name) => `i.${snake(name)}`).join(', ')}),
  ${rows(
    `r.id, r.context_uid, r.context_type, r.name, r.currency, r.quantity, r.unit_price, r.line_total`,
    `line_item r where ${OF_INVOICE}`,
    'r.line_number, r.id',
  )},
  ${rows('r.key, r.type, r.original_type, r.value', `invoice_field r where ${OF_INVOICE}`, 'r.key')},
  ${party('i.target_party_id')},
  ${party(`(select o.own_party_id from organization o where o.id = ${ORGANIZATION})`)},
  ${rows(
    'r.id, r.invoice_id, r.integration_name, r.remote_id, r.created_at, r.updated_at, r.metadata',
    `integration_link r where ${OF_INVOICE}`,
    'r.integration_name, r.id',
  )},
  ${rows(
    `r.id, r.text, r.created_at, r.updated_at, r.resolved_by_id, r.resolved_at, u.id,
      concat_ws(' ', u.given_name, u.family_name), u.avatar_url, u.email`,
    `comment r join user_account u on u.id = r.author_id where ${OF_INVOICE}`,
    'r.created_at, r.id',
  )}) as answer
  from invoice i where i.organization_id = ${ORGANIZATION} and i.id = $1`

export const invoice = ({ uid }) => ({ name: 'invoice', text: TEXT, values: [uid], read })

const reference = (uid) => uid && { uid }

function read([header, amounts, lines, fields, client, serviceProvider, integrations, comments]) {
  const [uid, invoiceNumber, type, status, collectionMethod, issueDate, dueDate, paidDate, ...rest] = header
  const [overdueDays, ageDays, currency, hostedInvoiceUrl, documentId, blueprintId, partyId, memo, footer] =
    rest
  return {
    invoice: {
      uid,
      invoiceNumber,
      type,
      status,
      collectionMethod,
      issueDate,
      dueDate,
      paidDate,
      overdueDays,
      ageDays,
      currency,
      hostedInvoiceUrl,
      memo,
      footer,
      ...Object.fromEntries(AMOUNTS.map((name, index) => [name, money(amounts[index])])),
      document: reference(documentId),
      blueprint: reference(blueprintId),
      targetParty: reference(partyId),
      hasComments: comments.length > 0,
      lineItems: lines.map(toLine),
      fields: fields.map(([key, type, originalType, value]) => ({ key, type, originalType, value })),
      client: client && toParty(client),
      serviceProvider: serviceProvider && toParty(serviceProvider),
      integrations: integrations.map(toLink),
      comments: comments.map(toComment),
    },
  }
}

function toLine([uid, contextUid, contextType, name, currency, quantity, unitPrice, lineTotal]) {
  const amounts = { unitPrice: money(unitPrice), lineTotal: money(lineTotal) }
  return { uid, contextUid, contextType, name, currency, quantity, ...amounts }
}

function toParty([uid, name, formattedAddress, contact]) {
  return { uid, name, formattedAddress, billingContact: contact && toContact(contact) }
}

function toContact([uid, name, jobTitle, email, phone]) {
  return { uid, name, jobTitle, email, phone }
}

function toLink([uid, entityUid, integrationName, remoteId, createdAt, updatedAt, metadata]) {
  return { uid, entityUid, integrationName, remoteId, createdAt, updatedAt, metadata }
}

function toComment([uid, text, createdAt, updatedAt, resolvedById, resolvedAt, ...author]) {
  const [id, name, avatarUrl, email] = author
  const resolvedBy = reference(resolvedById)
  return {
    uid,
    text,
    createdAt,
    updatedAt,
    resolvedBy,
    resolvedAt,
    author: { uid: id, name, avatarUrl, email },
  }
}
