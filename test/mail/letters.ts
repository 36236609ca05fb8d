import { createComposer } from '../../src/mail/compose.ts'
import type { DkimKey } from '../../src/mail/dkimKey.ts'
import type { Addressee, Letter } from '../../src/mail/letter.ts'
import { createReturnAddresses } from '../../src/mail/returnAddress.ts'
import { createSealer } from '../../src/mail/seal.ts'

const key = Buffer.alloc(32, 7)

export const PUBLIC_URL = 'https://duegraph.example'
export const sealer = createSealer(key)
export const returnAddresses = createReturnAddresses({ key, domain: 'bounces.duegraph.example' })

export const ORGANIZATION = '0190a0b0-0000-7000-8000-000000000001'

export const JANE: Addressee = {
  organizationId: ORGANIZATION,
  recipientId: '0190a0b0-0000-7000-8000-00000000000a',
  address: 'jane@customer.example',
}
export const JOHN: Addressee = {
  organizationId: ORGANIZATION,
  recipientId: '0190a0b0-0000-7000-8000-00000000000b',
  address: 'john@customer.example',
}
export const BLIND: Addressee = {
  organizationId: ORGANIZATION,
  recipientId: '0190a0b0-0000-7000-8000-00000000000c',
  address: 'blind@customer.example',
}

export const LETTER: Letter = {
  messageId: 'letter-1@duegraph.example',
  date: new Date('2027-01-31T10:20:30.400Z'),
  from: { name: 'Duegraph', address: 'outreach@duegraph.example' },
  replyTo: [{ name: null, address: 'books@company.example' }],
  to: [{ name: 'Jane Dœ', address: JANE.address }],
  cc: [{ name: null, address: JOHN.address }],
  subject: 'Invoice 7 is due',
  text: 'Dear Jane,\n\nplease pay at https://pay.example/7.\n\nTo leave: {{unsubscribeUrl}}\n',
  html: null,
  attachments: [],
  isTracked: false,
  isAutomated: true,
  feedbackId: null,
}

export function composerWith(dkim: DkimKey | null = null) {
  return createComposer({ publicUrl: PUBLIC_URL, sealer, returnAddresses, dkim })
}
