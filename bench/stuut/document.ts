const DAY = 86_400_000
const START = Date.parse('2025-01-01T08:00:00Z')
const CUSTOMERS = 4_000

const after = (days: number) => new Date(START + days * DAY).toISOString()
const user = {
  id: 'user-1',
  email: 'ada@duegraph.example',
  given_name: 'Ada',
  family_name: 'Adler',
  name: 'Ada Adler',
  is_org_admin: true,
}
const connection = {
  id: 'connection-1',
  name: 'Our books',
  integration_name: 'books',
  is_configured: true,
  settings: { region: 'eu' },
  health: { status: 'healthy', details: null, message: null, reason: null },
  integration: { name: 'books', display_name: 'Books', categories: ['accounting'] },
  models: [],
}
const workflow = {
  id: 'workflow-1',
  name: 'Gentle',
  is_active: true,
  active_days: [1, 2, 3, 4, 5],
  outreach_window_start: '09:00',
  outreach_window_end: '17:00',
  timezone: 'Europe/Berlin',
  pending_run_strategy: 'send_all',
  email_sender_id: 'sender-1',
}
const sender = {
  id: 'sender-1',
  email: 'dunning@own.example',
  name: 'Own Ltd',
  is_shared: true,
  user_id: user.id,
}

/** A document as Stuut has it: 3 calls with a task each, 10 emails, 4 payments and 5 lines. */
export function stuutDocument(index: number): object {
  const id = `invoice-${index}`
  const partner = partnerOf(index % CUSTOMERS)
  const times = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at))
  return {
    id,
    number: `R-${index}`,
    type: 'receivable',
    currency: 'EUR',
    subtotal: 100_000,
    total_discount: 0,
    total_tax: 19_000,
    total_amount: 119_000,
    amount_due: 119_000,
    amount_paid: 40_000,
    issued_at: after(index % 300),
    due_date: after((index % 300) + 30),
    memo: 'Thank you for your order.',
    assignee: user,
    billing_address: {
      city: 'Kiel',
      line1: 'Hafen 1',
      postal_code: '24103',
      country: 'DE',
      remote_id: `a-${index}`,
    },
    billing_address_id: index,
    custom_fields: { project: index % 50 },
    line_items: times(5, (line) => ({
      remote_id: `${line + 1}`,
      line_number: line + 1,
      name: `Position ${line + 1}`,
      currency: 'EUR',
      quantity: 2,
      unit_amount: 10_000,
      total_tax: 3_800,
      total_amount: 23_800,
    })),
    partner,
    partner_id: partner.id,
    linked_integration: connection,
    calls: times(3, (at) => callOf(id, at, partner)),
    emails: times(10, (at) => emailOf(id, at)),
    payments: times(4, (at) => paymentOf(id, at, partner.id)),
    remote_id: `books-${index}`,
    remote_status: 'open',
    sync_status: 'synced',
    last_synced_at: after(400),
    created_at: after(index % 300),
  }
}

function partnerOf(customer: number) {
  return {
    id: `partner-${customer}`,
    name: `Customer ${customer} GmbH`,
    email: `info@customer-${customer}.example`,
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    assignee: user,
    contacts: [
      {
        id: `contact-${customer}`,
        name: 'Ada Adler',
        email: `ada@customer-${customer}.example`,
        external_role: 'billing_contact',
        is_primary: true,
        remote_id: `c-${customer}`,
      },
    ],
    tags: [
      { tag_id: `tag-${customer % 20}`, tag: { id: `tag-${customer % 20}`, name: `Tag ${customer % 20}` } },
    ],
    linked_integration: connection,
    remote_id: `books-customer-${customer}`,
    sync_status: 'synced',
  }
}

function callOf(invoice: string, at: number, partner: { id: string }) {
  const id = `${invoice}-call-${at}`
  return {
    id,
    direction: 'outbound',
    status: 'completed',
    to_number: '+49 431 1234',
    from_number: '+49 30 5678',
    start_time: after(320 + at),
    end_time: after(320 + at + 0.01),
    call_reason: 'Overdue',
    sentiment: 'neutral',
    summary: 'Will look for the invoice and call back.',
    transcript_str: 'Agent: Hello, it is about your invoice. Customer: I will look for it. '.repeat(20),
    agent_id: 'agent-1',
    approver: user,
    partner,
    partner_id: partner.id,
    workflow,
    created_at: after(320 + at),
    classifications: [
      {
        classification: 'payment_inquiry',
        reason: 'Asked for the invoice',
        is_action_required: true,
        is_reply_required: false,
        agent_confidence_score: 80,
        tasks: [
          {
            id: `${id}-task`,
            label: 'Send the invoice again',
            type: 'activity_summary_outreach',
            status: 'open',
            assignee: user,
            data: [{ id: `${id}-data`, source: 'email', type: 'response', data: { text: 'Here it is.' } }],
            trigger_event: {
              id: `${id}-event`,
              name: 'call.ended',
              timestamp: after(320 + at),
              entity_id: id,
            },
          },
        ],
      },
    ],
  }
}

function emailOf(invoice: string, at: number) {
  const isAnswer = at % 3 === 2
  return {
    id: `${invoice}-email-${at}`,
    thread_id: `${invoice}-thread-${Math.floor(at / 3)}`,
    ...(isAnswer ? { parent_email_id: `${invoice}-email-${at - 1}` } : {}),
    direction: isAnswer ? 'inbound' : 'outbound',
    status: isAnswer ? 'received' : 'sent',
    subject: `Your invoice ${invoice}`,
    body: 'Dear customer, please find attached what you owe us, and pay it soon. '.repeat(8),
    snippet: 'Dear customer',
    from_email: isAnswer ? 'ada@customer.example' : 'dunning@own.example',
    to: [isAnswer ? 'dunning@own.example' : 'ada@customer.example'],
    cc: ['books@customer.example'],
    email_sender: sender,
    email_sender_id: sender.id,
    author: user,
    email_reason: 'payment_reminder',
    attachments:
      at % 2 === 0
        ? [{ id: `${invoice}-file-${at}`, name: 'invoice.pdf', file_type: 'pdf', size: 9_000 }]
        : [],
    remote_links: [{ email_sender_id: sender.id, remote_id: `${invoice}-gm-${at}`, remote_thread_id: 'gt' }],
    sent_at: after(305 + at),
    created_at: after(305 + at),
  }
}

function paymentOf(invoice: string, at: number, partner: string) {
  const id = `${invoice}-payment-${at}`
  return {
    id: `${id}-allocation`,
    invoice_id: invoice,
    payment_id: id,
    amount: 10_000,
    strategy: 'automatic',
    approved: true,
    approver_id: user.id,
    payment: {
      id,
      partner_id: partner,
      amount: 10_000,
      currency: 'EUR',
      payment_method: 'ach',
      status: 'matched',
      timestamp: after(340 + at),
      reference_number: `REF-${at}`,
      linked_integration_id: connection.id,
      remote_id: `books-${id}`,
      sync_status: 'synced',
    },
  }
}
