import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { type Office, openOffice } from '../outreach/send/office.ts'

// Connections are ended at random moments under mutations, which are sent again with their keys until they are answered.
let office: Office
let killer: pg.Client
beforeAll(async () => {
  office = await openOffice()
  await office.api.mailroom.queue.open()
  killer = new pg.Client({ connectionString: office.api.url, application_name: 'killer' })
  await killer.connect()
})
afterAll(async () => {
  await killer.end()
  await office.close()
})

const RANDOM_VICTIM = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name like 'duegraph%' order by state = 'idle', random() limit 1`
const MOST_TRIES = 200

type Deed = { mutation: string; input: Record<string, unknown> }

const comment = (text: string): Deed => ({
  mutation:
    'mutation ($input: CommentAddInput!) { commentAdd(input: $input) { comment { id } userErrors { code } } }',
  input: { invoiceId: office.invoiceId, text },
})
const email = (subject: string): Deed => ({
  mutation:
    'mutation ($input: EmailSendInput!) { emailSend(input: $input) { email { uid } userErrors { code } } }',
  input: { invoiceIds: [office.invoiceId], subject, bodyText: 'Please pay.' },
})
const dispute = (invoiceId: string): Deed => ({
  mutation:
    'mutation ($input: InvoiceDisputeOpenInput!) { invoiceDisputeOpen(input: $input) { dispute { id } userErrors { code } } }',
  input: { invoiceId, reason: 'PRICE' },
})

/** As a client does that goes by the status: again after 503, and after nothing else. */
async function insist(
  { mutation, input }: Deed,
  idempotencyKey: string,
): Promise<{ tries: number; data: unknown }> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const answer = await office.api.ask(office.token, mutation, { input: { ...input, idempotencyKey } })
    if (answer.errors === undefined) return { tries, data: answer.data }
    const { data, errors, status, headers } = answer
    const codes = errors.map(({ extensions }) => extensions?.code)
    expect({ codes, status }).toEqual({ codes: ['SERVICE_UNAVAILABLE'], status: data ? 200 : 503 })
    expect(headers.get('retry-after')).toBe(data ? null : '2')
    await delay(5)
  }
  throw new Error(`${mutation} was not done in ${MOST_TRIES} tries.`)
}

async function killWhile(work: Promise<unknown>, pauses: readonly number[]): Promise<void> {
  let isOver = false
  const watched = work.finally(() => {
    isOver = true
  })
  for (const pause of pauses) {
    if (isOver) break
    await delay(pause)
    await killer.query(RANDOM_VICTIM)
  }
  await watched
}

let round = 0

test('each mutation has exactly one effect, however often it had to be sent', {
  timeout: 240_000,
}, async () => {
  let repeated = 0
  const pauses = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 40, maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(pauses, async (moments) => {
      round += 1
      const invoices = await Promise.all(
        Array.from({ length: 6 }, () =>
          office.ledger.invoice(office.organization, { targetPartyId: office.party.id }),
        ),
      )
      const deeds = invoices.flatMap(({ id }, place) => [
        comment(`Comment ${round}.${place}`),
        email(`Reminder ${round}.${place}`),
        dispute(encodeGlobalId('Invoice', office.organization.id, id)),
      ])

      const insisting = Promise.all(deeds.map((deed, place) => insist(deed, `key ${round}.${place}`)))
      await killWhile(insisting, moments)

      const done = await insisting
      repeated += done.filter(({ tries }) => tries > 1).length
      expect(JSON.stringify(done)).not.toContain('"code"')
      // Sent once more, the same is answered.
      const again = await Promise.all(deeds.map((deed, place) => insist(deed, `key ${round}.${place}`)))
      expect(again.map(({ data }) => data)).toEqual(done.map(({ data }) => data))
      expect(await effectsOf(round)).toEqual({ comments: 6, emails: 6, jobs: 6 })
      expect(
        await office.api.database.dispute.count({
          where: { invoiceId: { in: invoices.map(({ id }) => id) } },
        }),
      ).toBe(6)
    }),
    { numRuns: 3 },
  )

  const succeeded = await office.api.database.auditEntry.count({ where: { outcome: 'SUCCEEDED' } })
  expect(succeeded).toBe(round * 18)
  expect(repeated).toBeGreaterThan(0)
})

async function effectsOf(of: number) {
  const { database } = office.api
  const emails = await database.email.findMany({ where: { subject: { startsWith: `Reminder ${of}.` } } })
  const jobs = await Promise.all(emails.map(({ id }) => office.jobs(id)))
  return {
    comments: await database.comment.count({ where: { text: { startsWith: `Comment ${of}.` } } }),
    emails: emails.length,
    jobs: jobs.flat().length,
  }
}
