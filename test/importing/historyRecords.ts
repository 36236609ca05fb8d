/** One record of every type, each after those that it names. */
export const member = 'mia@duegraph.example'

export const tag = {
  type: 'tag',
  externalId: 'T1',
  name: 'Slow payer',
  color: '#f00',
  ruleCondition: { late: 3 },
}
const account = {
  type: 'apPortalAccount',
  externalId: 'A1',
  provider: 'jaggaer',
  availableOperations: ['submit'],
}
export const integration = {
  type: 'integration',
  externalId: 'books',
  name: 'books',
  displayName: 'Books',
  categories: ['accounting'],
  connectionSteps: [{ type: 'fetch', title: 'Sign in' }],
  settings: [{ key: 'api_key', type: 'any', format: 'text', label: 'Key' }],
}
export const connection = {
  type: 'linkedIntegration',
  externalId: 'L1',
  integrationExternalId: 'books',
  integrationName: 'books',
  name: 'Our books',
  isConfigured: true,
  settings: { region: 'eu', apiKey: 'k-1', nested: [{ client_secret: 's-1', page: 2 }] },
  connectionInfo: { access_token: 't-1', tenant: 'acme', url: 'https://u:p@books.example/api?sig=1' },
  webhookListenerUrl: 'https://hook:pw@books.example/hook?token=t-2#x',
  healthStatus: 'limping',
  ownerEmail: member,
  models: [
    {
      externalId: 'M1',
      name: 'invoices',
      healthStatus: 'healthy',
      isReadEnabled: true,
      lastSync: {
        externalId: 'S1',
        isInitialSync: true,
        run: { externalId: 'R1', status: 'completed', output: { rows: 3, token: 't-3' }, stacktrace: null },
      },
    },
    { externalId: 'M2', name: 'payments' },
  ],
}
const sender = {
  type: 'emailSender',
  externalId: 'ES1',
  email: 'dunning@own.example',
  userEmail: member,
}
export const workflow = {
  type: 'workflow',
  externalId: 'W1',
  name: 'Gentle',
  activeDays: [5, 1, 1],
  outreachWindowStart: '09:30',
  outreachWindowEnd: 1020,
  timezone: 'Europe/Berlin',
  pendingRunStrategy: 'send_all',
  emailSenderExternalId: 'ES1',
}
export const agent = { type: 'agent', externalId: 'G1', name: 'Robo' }
export const party = {
  type: 'party',
  externalId: 'P1',
  name: 'Acme',
  createdAt: '2025-01-02T03:04:05Z',
  remoteId: 'cust-7',
  remotePartnerId: 'cust-1',
  remoteModifiedAt: '2026-01-01T00:00:00Z',
  syncStatus: 'half way',
  linkedIntegrationExternalId: 'L1',
  metadata: { page: 1 },
  tags: [{ tagExternalId: 'T1', isManual: false }],
  apPortals: [
    {
      externalId: 'PO1',
      accountExternalId: 'A1',
      name: 'Portal',
      provider: 'coupa',
      reportFrequency: 'hourly',
    },
  ],
  billingAddress: { externalId: '11', city: 'Berlin', coordinates: { lat: 52 }, remoteId: 'addr-1' },
  contacts: [
    {
      externalId: 'C1',
      name: 'Ada',
      email: 'ada@acme.example',
      externalRole: 'billing_contact',
      internalRole: 'wizard',
      address: { externalId: '12', city: 'Bonn', phone: '+49 1' },
      addresses: [
        { externalId: '12', city: 'Bonn', isPrimary: true },
        { externalId: '13', city: 'Köln' },
      ],
      remoteId: 'con-1',
    },
  ],
}
const thread = {
  type: 'emailThread',
  externalId: 'TH1',
  partyExternalId: 'P1',
  subject: 'Re: Invoice 42',
}
export const invoice = {
  type: 'invoice',
  externalId: 'I1',
  invoiceNumber: '42',
  targetPartyExternalId: 'P1',
  currency: 'EUR',
  total: 1000,
  linkedIntegrationExternalId: 'L1',
  remoteId: 'inv-9',
  remoteStatus: 'open',
  remotePaymentStatus: 'processing',
  requiresLineItemSync: true,
  pdf: {
    externalId: 'F1',
    name: '42.pdf',
    mimeType: 'application/pdf',
    content: btoa('%PDF-1.7 …'.slice(0, 8)),
  },
  lineItems: [
    { externalId: '1', name: 'Work', unitPrice: 600, remoteId: 'l-1', customFields: { a: 1 } },
    { externalId: '2', name: 'Travel', unitPrice: 400 },
  ],
}
export const email = {
  type: 'email',
  externalId: 'E1',
  status: 'SENT',
  sentAt: '2026-02-01T08:00:00Z',
  subject: 'Invoice 42',
  partyExternalId: 'P1',
  invoiceExternalIds: ['I1'],
  threadExternalId: 'TH1',
  senderExternalId: 'ES1',
  reason: 'nudge',
  recipients: [{ address: 'ada@acme.example' }],
  remoteLinks: [{ remoteId: 'msg-1', remoteThreadId: 'thr-1', senderExternalId: 'ES1' }],
  customHeaders: { 'X-A': 'b' },
  attachments: [
    { externalId: 'F2', name: 'voice.mp3', fileType: 'audio', sourceUrl: 'https://files.example/2' },
  ],
}
const answer = {
  type: 'email',
  externalId: 'E2',
  direction: 'INBOUND',
  status: 'RECEIVED',
  createdAt: '2026-02-02T08:00:00Z',
  isUnread: true,
  threadExternalId: 'TH1',
  parentExternalId: 'E1',
  fromEmail: 'ada@acme.example',
  classifications: [{ classification: 'promise_to_pay', confidenceScore: 80, uncertainties: ['which day'] }],
}
export const call = {
  type: 'call',
  externalId: 'CA1',
  status: 'completed',
  startedAt: '2026-02-03T08:00:00Z',
  endedAt: '2026-02-03T08:05:00Z',
  toNumber: '+49 1',
  sentiment: 'furious',
  transcript: [{ who: 'agent', said: 'Hello' }],
  transcriptText: 'Hello',
  agentExternalId: 'G1',
  workflowExternalId: 'W1',
  approverEmail: member,
  partyExternalId: 'P1',
  invoiceExternalIds: ['I1'],
  classifications: [
    {
      classification: 'payment inquiry',
      reason: 'asked for the amount',
      tasks: [
        {
          externalId: 'TA1',
          label: 'Send the amount',
          taskType: 'activity_summary_outreach',
          assigneeEmail: member,
          data: [{ externalId: 'D1', source: 'email', type: 'response', data: { text: 'It is 10.00' } }],
          triggerEvent: { externalId: 'EV1', name: 'call.ended', entityId: 'CA1' },
        },
      ],
    },
  ],
}
export const task = {
  type: 'task',
  externalId: 'TA2',
  label: 'Look',
  taskType: 'look',
  invoiceExternalId: 'I1',
  dueOn: '2026-03-01',
}
export const payment = {
  type: 'payment',
  externalId: 'PA1',
  partyExternalId: 'P1',
  amount: 700,
  currency: 'EUR',
  currencyRate: 1.25,
  method: 'pigeon',
  status: 'applied',
  receivedAt: '2026-02-10',
  linkedIntegrationExternalId: 'L1',
  allocations: [
    { externalId: 'AL1', invoiceExternalId: 'I1', amount: 500, strategy: 'automatic', isApproved: true },
    { invoiceExternalId: 'I1', amount: 100 },
  ],
}
const allocation = {
  type: 'allocation',
  externalId: 'AL9',
  paymentExternalId: 'PA1',
  invoiceExternalId: 'I1',
  amount: 50,
  isApproved: true,
}

export const everything = [
  tag,
  account,
  integration,
  connection,
  sender,
  workflow,
  agent,
  party,
  thread,
  invoice,
  email,
  answer,
  call,
  payment,
  allocation,
  task,
]
