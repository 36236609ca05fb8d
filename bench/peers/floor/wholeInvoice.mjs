import { money, ORGANIZATION, rows, STATUS } from './listed.mjs'

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const words = (text) => text.trim().split(/\s+/)
/** The columns of a row under the names of the fields, as arguments of `json_build_object`. */
const columns = (alias, names) => words(names).map((name) => `'${name}', ${alias}.${snake(name)}`)
const object = (alias, names, ...more) =>
  `json_build_object('uid', ${[`${alias}.id`, ...columns(alias, names), ...more].join(', ')})`
const of = (alias, column, id) => `${alias}.organization_id = ${ORGANIZATION} and ${alias}.${column} = ${id}`
/** The row that an id of another names, or null. */
const one = (table, names, id) => `(select json_build_object(${columns('o', names).join(', ')})
  from ${table} o where ${of('o', 'id', id)})`
const person = (
  id,
  names,
) => `(select json_build_object('name', concat_ws(' ', u.given_name, u.family_name)${names})
  from user_account u where u.id = ${id})`

const ADDRESS = object('a', 'name line1 line2 city state postalCode country')
const AMOUNTS = 'subtotal discount tax total amountDue amountPaid amountRemaining'
const TASKS = rows(
  `${object('t', 'label type status description closeReason dueOn completedAt createdAt')},
    ${person('t.assignee_id', ", 'email', u.email")}`,
  `task t where ${of('t', 'classification_id', 'c.id')}`,
  't.created_at, t.id',
)
const FINDINGS = rows(
  `${object('c', 'type reason isActionRequired isReplyRequired actionRecommendation language createdAt')}, ${TASKS}`,
  `classification c where ${of('c', 'call_id', 'k.id')}`,
  'c.created_at, c.id',
)
const CALLS = rows(
  `${object(
    'k',
    `direction status fromNumber toNumber startedAt endedAt reason disconnectionReason isVoicemail isAutomated sentiment
      summary transcript transcriptText recordingUrl transferredTo createdAt`,
    `'agent', ${one('agent', 'name', 'k.agent_id')}`,
    `'workflow', ${one('workflow', 'name', 'k.workflow_id')}`,
  )}, ${FINDINGS}`,
  `(select k.* from call_invoice ki join call k on ${of('k', 'id', 'ki.call_id')}
    where ${of('ki', 'invoice_id', 'i.id')} order by ki.timeline_at desc, ki.call_id desc limit 10) k`,
  'k.timeline_at desc, k.id desc',
)
const EMAILS = rows(
  `${object(
    'e',
    'fromEmail subject bodyText status deliveryStatus isBounced bouncedAt sentAt createdAt',
    `'sender', (select ${object('s', 'email name')} from email_sender s where ${of('s', 'id', 'e.sender_id')})`,
    `'thread', (select ${object('h', 'subject')} from email_thread h where ${of('h', 'id', 'e.thread_id')})`,
  )}, (select json_agg(json_build_object('kind', r.kind, 'address', r.address, 'deliveryStatus', r.delivery_status)
      order by r.kind, r.position, r.id)
    from email_recipient r where ${of('r', 'email_id', 'e.id')})`,
  `(select e.* from email_invoice ei join email e on ${of('e', 'id', 'ei.email_id')} and e.direction = 'OUTBOUND'
    where ${of('ei', 'invoice_id', 'i.id')} order by e.timeline_at desc, e.id desc limit 10) e`,
  'e.timeline_at desc, e.id desc',
)
const PAYMENTS = rows(
  `${object('p', 'strategy isApproved approvedAt createdAt')}, p.amount,
    ${object('q', 'method status receivedAt referenceNumber statementDescriptor description customFields createdAt')},
    q.amount, q.amount_refunded, q.amount_allocated`,
  `invoice_payment p join payment q on ${of('q', 'id', 'p.payment_id')} where ${of('p', 'invoice_id', 'i.id')}`,
  'p.created_at, p.id',
)
const LINES = rows(
  `${object('l', 'lineNumber name description productType contextType currency quantity periodStart periodEnd customFields')},
    l.unit_price, l.line_total`,
  `line_item l where ${of('l', 'invoice_id', 'i.id')}`,
  'l.line_number, l.id',
)
const CLIENT = `(select json_build_array(${object('p', 'name email accountNumber')},
  (select json_agg(${ADDRESS} order by a.is_primary desc, a.created_at, a.id)
    from address a where ${of('a', 'party_id', 'p.id')}),
  (select json_agg(${object('c', 'name jobTitle email phone externalRole isPrimary')}
      order by c.is_primary desc, c.created_at, c.id)
    from (select * from contact c where ${of('c', 'party_id', 'p.id')}
      order by c.is_primary desc, c.created_at, c.id limit 10) c))
  from party p where ${of('p', 'id', 'i.target_party_id')})`
const TEXT = `select json_build_array(
  ${object(
    'i',
    `invoiceNumber type currency issueDate dueDate paidDate voidedAt markedUncollectibleAt periodStart periodEnd
      collectionMethod memo footer privateNote orderNumber purchaseOrderNumber billingEmail isInDispute isIssuedEmailSent
      customFields createdAt updatedAt`,
    `'status', ${STATUS}`,
    `'billingAddress', (select ${ADDRESS} from address a where ${of('a', 'id', 'i.billing_address_id')})`,
  )},
  json_build_array(${words(AMOUNTS)
    .map((name) => `i.${snake(name)}`)
    .join(', ')}),
  ${LINES}, ${CLIENT},
  ${rows(
    object('r', 'integrationName remoteId metadata'),
    `integration_link r where ${of('r', 'invoice_id', 'i.id')}`,
    'r.integration_name, r.id',
  )},
  ${rows(
    object('m', 'text resolvedAt createdAt', `'author', ${person('m.author_id', '')}`),
    `comment m where ${of('m', 'invoice_id', 'i.id')}`,
    'm.created_at, m.id',
  )},
  ${CALLS}, ${EMAILS}, ${PAYMENTS}) as answer
  from invoice i where i.organization_id = ${ORGANIZATION} and i.id = $1`

export const wholeInvoice = ({ uid }) => ({ name: 'whole_invoice', text: TEXT, values: [uid], read })

function read([header, amounts, lines, client, integrations, comments, calls, emails, payments]) {
  return {
    invoice: {
      ...header,
      ...Object.fromEntries(words(AMOUNTS).map((name, index) => [name, money(amounts[index])])),
      lineItems: lines.map(([line, unitPrice, lineTotal]) => ({
        ...line,
        unitPrice: money(unitPrice),
        lineTotal: money(lineTotal),
      })),
      client: client && toParty(client),
      integrations: integrations.map(([link]) => link),
      comments: comments.map(([comment]) => comment),
      calls: { nodes: calls.map(toCall) },
      outreach: { emails: { nodes: emails.map(([email, recipients]) => ({ ...email, recipients })) } },
      payments: payments.map(toAllocation),
    },
  }
}

function toParty([party, addresses, contacts]) {
  return { ...party, addresses: addresses ?? [], contacts: { nodes: contacts ?? [] } }
}

function toCall([call, findings]) {
  return {
    ...call,
    classifications: findings.map(([finding, tasks]) => ({
      ...finding,
      tasks: tasks.map(([task, assignee]) => ({ ...task, assignee })),
    })),
  }
}

function toAllocation([allocation, amount, payment, received, refunded, allocated]) {
  const sums = {
    amount: money(received),
    amountRefunded: money(refunded),
    amountAllocated: money(allocated),
  }
  return { ...allocation, amount: money(amount), payment: { ...payment, ...sums } }
}
