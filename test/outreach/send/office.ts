import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { encodeGlobalId } from '../../../src/graph/globalId.ts'
import { createOutboxTransport } from '../../../src/mail/outboxTransport.ts'
import { sendEmail } from '../../../src/outreach/send/sendEmail.ts'
import type { Sender } from '../../../src/outreach/send/sender.ts'
import type { Job } from '../../../src/queue/queue.ts'
import { createTestApi, NOW } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

/** A company with a customer who owes something, everything that sends mail, and an outbox that is looked into. */
export async function openOffice() {
  const clock = { now: NOW }
  const api = await createTestApi({ now: () => clock.now })
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const administrator = await ledger.admin([organization], { email: 'ada@nordlicht.example' })
  const member = await ledger.user([organization], { email: 'ben@nordlicht.example', givenName: 'Ben' })
  const party = await ledger.party(organization, { name: 'Acme <GmbH>' })
  await ledger.contact(organization, party.id, {
    name: 'Rosa Lind',
    email: 'rosa@acme.example',
    externalRole: 'BILLING_CONTACT',
  })
  const invoice = await ledger.invoice(organization, {
    invoiceNumber: 'RE-1',
    targetPartyId: party.id,
    issueDate: new Date('2026-01-05T10:00:00Z'),
    dueDate: new Date('2026-02-05T10:00:00Z'),
  })
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-outbox-'))
  const outbox = createOutboxTransport(folder)

  const sender: Sender = {
    database: api.database,
    queue: api.mailroom.queue,
    composer: api.mailroom.composer,
    transport: outbox,
    log: pino({ level: 'silent' }),
    now: () => clock.now,
  }
  const jobOf = (emailUid: string): Job<'email-send'> => ({
    id: emailUid,
    data: { organizationId: organization.id, emailId: emailUid, isDefaultRecipient: false },
    isLastTry: false,
    startAfter: new Date(0),
    signal: new AbortController().signal,
  })

  /** Does what the worker does with the email's job. */
  const work = (emailUid: string, { transport = outbox, database = api.database, ...job }: Working = {}) =>
    sendEmail({ ...sender, transport, database }, { ...jobOf(emailUid), ...job })

  return {
    api,
    ledger,
    clock,
    organization,
    party,
    invoice,
    invoiceId: encodeGlobalId('Invoice', organization.id, invoice.id),
    adminToken: await api.tokenOf(administrator.id),
    token: await api.tokenOf(member.id),
    sender,
    jobOf,
    work,
    row: (id: string) =>
      api.database.email.findFirstOrThrow({
        where: { organizationId: organization.id, id },
        include: { recipients: { orderBy: { position: 'asc' } }, events: true, bounceCallout: true },
      }),
    /** The jobs of the email that wait, in the order of their times. */
    jobs: (id: string) =>
      api.database.$queryRaw<{ id: string; data: Job<'email-send'>['data']; startAfter: Date }[]>`
        select id, data, start_after as "startAfter" from pgboss.job
        where name = 'email-send' and data->>'emailId' = ${id} and state = 'created' order by start_after`,
    /** The mails that were handed over, as bytes, in the order of their file names. */
    sent: async () => {
      const names = await readdir(folder)
      return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')))
    },
    close: async () => {
      await rm(folder, { recursive: true })
      await api.close()
    },
  }
}

type Working = Partial<Pick<Sender, 'transport' | 'database'> & Omit<Job<'email-send'>, 'id'>>

export type Office = Awaited<ReturnType<typeof openOffice>>

const SEND = `mutation ($input: EmailSendInput!) { emailSend(input: $input) {
  email { uid id status deliveryStatus subject bodyText bodyHtml plannedSendAt
    recipients { address name kind deliveryStatus contact { name } } }
  userErrors { code field message } } }`

export type SentEmail = {
  uid: string
  id: string
  status: string
  deliveryStatus: string | null
  subject: string
  bodyText: string | null
  bodyHtml: string | null
  plannedSendAt: string | null
  recipients: { address: string; name: string | null; kind: string; deliveryStatus: string }[]
}
export type SendAnswer = {
  email: SentEmail | null
  userErrors: { code: string; field: string[]; message: string }[]
}

/** Asks for an email about the invoice; everything that is not given is what a plain reminder has. */
export async function askToSend(
  { api, invoiceId, token }: Pick<Office, 'api' | 'invoiceId' | 'token'>,
  input: Record<string, unknown> = {},
): Promise<SendAnswer> {
  const { data, errors } = await api.ask<{ emailSend: SendAnswer }>(token, SEND, {
    input: { invoiceIds: [invoiceId], subject: 'Reminder', bodyText: 'Please pay.', ...input },
  })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.emailSend
}

/** The same, of an email that must not be refused. */
export async function queueIn(office: Office, input: Record<string, unknown> = {}): Promise<SentEmail> {
  const { email, userErrors } = await askToSend(office, input)
  if (email === null) throw new Error(JSON.stringify(userErrors))
  return email
}
