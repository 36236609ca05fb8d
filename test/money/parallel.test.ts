import { expect, test } from 'vitest'
import { Random } from '../../src/demo/random.ts'
import { eur, type MoneyPayload, useDesk } from './desk.ts'

// Many at once on one invoice and few payments, on connections of their own: taken and given back, credited and
// taken back, while numbers are given to new credit notes and the invoices are disputed, which others are kept out of.
// Nobody waits in a circle, and nothing is ever applied twice.
const desk = useDesk()
const CLIENTS = 20
const TURNS = 12
const DISPUTE =
  'mutation ($input: InvoiceDisputeOpenInput!) { invoiceDisputeOpen(input: $input) { userErrors { code field message } } }'

/** What still counts of the rows that an answer shows. */
const standing = (rows: readonly { id: string; reversedAt?: unknown }[] | null | undefined) =>
  (rows ?? []).filter(({ reversedAt }) => reversedAt === null).map(({ id }) => id)

test('an invoice and a payment that many apply at once are never over-applied', {
  timeout: 300_000,
}, async () => {
  const { company } = desk
  const party = await company.ledger.party(company.organization)
  const invoices = await Promise.all(
    [600n, 500n].map((total) => desk.invoice(total, { targetPartyId: party.id })),
  )
  const payments = await Promise.all(
    [400, 300, 300].map(
      async (amount) => (await desk.do('paymentRecord', { amount: eur(amount) })).payment?.id,
    ),
  )
  const credit = await desk.do('creditNoteIssue', {
    partyId: company.idOf('Party', party.id),
    amount: eur(200),
    reason: 'OTHER',
  })
  const live: string[] = []
  const credits: string[] = []
  const codes = new Set<string>()
  const expected = [
    'ALREADY_DISPUTED',
    'AMOUNT_EXCEEDS_REMAINING',
    'AMOUNT_EXCEEDS_UNAPPLIED',
    'IMMUTABLE_STATE',
  ]

  /** Each does its own with one of the invoices, or nothing where there is nothing to be given back. */
  const RARE: Record<number, (invoiceId: string, random: Random) => Promise<MoneyPayload> | undefined> = {
    0: giveBack,
    1: giveBack,
    2: giveBack,
    3: () => {
      const applicationId = credits.shift()
      return applicationId === undefined
        ? undefined
        : desk.do('creditNoteUnapply', { applicationIds: [applicationId] })
    },
    4: (invoiceId, random) => {
      const applications = [{ invoiceId, amount: eur(random.integer(1, 150)) }]
      return desk.do('creditNoteApply', { creditNoteId: credit.creditNote?.id, applications })
    },
    5: (invoiceId, random) => {
      const amount = eur(random.integer(1, 20))
      return desk.do('creditNoteIssue', { invoiceId, amount, reason: 'OTHER', isApplied: true })
    },
    6: dispute,
  }

  function giveBack(): Promise<MoneyPayload> | undefined {
    const allocationId = live.shift()
    return allocationId === undefined
      ? undefined
      : desk.do('paymentUnallocate', { allocationIds: [allocationId] })
  }

  async function dispute(invoiceId: string): Promise<MoneyPayload> {
    const answer = await company.change<MoneyPayload>(DISPUTE, { invoiceId, reason: 'PRICE' })
    if (answer === undefined) throw new Error('invoiceDisputeOpen answered nothing.')
    return answer
  }

  async function turn(random: Random): Promise<MoneyPayload> {
    const rare = await RARE[random.integer(0, 9)]?.(random.pick(invoices), random)
    if (rare !== undefined) return rare
    // The two invoices in either order: locks are taken in one.
    const allocations = random
      .shuffle(invoices)
      .map((each) => ({ invoiceId: each, amount: eur(random.integer(1, 90)) }))
    return desk.do('paymentAllocate', { paymentId: random.pick(payments), allocations })
  }

  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, number) => {
      const random = new Random(number)
      for (let index = 0; index < TURNS; index++) {
        const { allocations, applications, userErrors } = await turn(random)
        for (const { code } of userErrors) codes.add(code)
        live.push(...standing(allocations))
        credits.push(...standing(applications))
      }
    }),
  )

  expect([...codes].filter((code) => !expected.includes(code))).toEqual([])
  const { database } = company.api
  const wrong = await database.$queryRaw`
    select i.invoice_number from invoice i where i.amount_remaining < 0 or i.amount_paid > greatest(i.amount_due, 0)
      or (i.total > 0 and i.amount_paid <> coalesce((select sum(a.invoice_amount) from invoice_payment a where a.invoice_id = i.id
        and a.reversed_at is null), 0))
      or i.amount_due <> i.total - i.pre_payment_credit_notes - i.amount_written_off
    union all select p.id::text from payment p where p.amount_allocated > p.amount or p.amount_allocated <> coalesce((
      select sum(a.amount) from invoice_payment a where a.payment_id = p.id and a.reversed_at is null), 0)
    union all select 'credit' from credit_application c join invoice n on n.id = c.credit_note_id where c.reversed_at is null
      group by n.id, n.amount_paid, n.total having sum(c.amount) <> -n.amount_paid or sum(c.amount) > -n.total`
  expect(wrong).toEqual([])
  expect(codes.size).toBeGreaterThan(0)
})
