import { parseArgs } from 'node:util'
import { createClient, type Outcome } from './allocate/client.ts'
import { makeInvoices, makePayments } from './allocate/prepare.ts'
import { type Company, withCompany } from './mail/company.ts'
import { start } from './mail/process.ts'

/**
 * How many payments are applied in a second over HTTP, and whether many who apply to one invoice ever apply too much:
 * `npm run bench:allocate -- --seconds 30`. Server, PostgreSQL and the clients share this machine.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    /** Of the first part; the second has 50. */
    clients: { type: 'string', default: '12' },
  },
})
const SECONDS = Number(values.seconds)
const CLIENTS = Number(values.clients)
const MANY = 50
const WARM = 200
/** More than a machine of two cores does in a second. */
const MOST_PER_SECOND = 800
const ALLOCATE = `mutation ($input: PaymentAllocateInput!) { paymentAllocate(input: $input) {
  payment { status amountUnapplied { minorUnits } } allocations { id invoice { status amountRemaining { minorUnits } } } userErrors { code } } }`
const UNALLOCATE = `mutation ($input: PaymentUnallocateInput!) { paymentUnallocate(input: $input) {
  allocations { id } userErrors { code } } }`

const eur = (minorUnits: number) => ({ minorUnits, currency: 'EUR' })
type Client = ReturnType<typeof createClient>

await withCompany(10, async (company) => {
  const server = start('serve', { DATABASE_URL: company.url, PORT: '0' }, /http:\/\/[^\s/]+/)
  const [url] = await server.ready
  const client = createClient(url, company)
  try {
    await measureRate(company, client)
    await contend(company, client)
  } finally {
    client.close()
    await server.end('SIGTERM')
  }
})

/** Each payment covers an invoice of its own; all are one organization's, whose writers of money take turns. */
async function measureRate(company: Company, client: Client): Promise<void> {
  const count = WARM + SECONDS * MOST_PER_SECOND
  const invoices = await makeInvoices(company, count)
  const payments = await makePayments(company, count, 100_000n)
  await company.database.$executeRaw`analyze`
  let next = 0
  const once = async () => {
    const index = next++
    if (index >= count)
      throw new Error('The machine is faster than there are payments: raise MOST_PER_SECOND.')
    const input = {
      paymentId: payments[index],
      allocations: [{ invoiceId: invoices[index], amount: eur(100_000) }],
    }
    const outcome = await client.ask(ALLOCATE, { input })
    if (outcome.codes.length > 0 || outcome.errors !== null) throw new Error(JSON.stringify(outcome))
  }
  await together(CLIENTS, async () => {
    while (next < WARM) await once()
  })
  const times: number[] = []
  const begin = performance.now()
  await together(CLIENTS, async () => {
    while (performance.now() - begin < SECONDS * 1_000) {
      const sent = performance.now()
      await once()
      times.push(performance.now() - sent)
    }
  })
  const took = (performance.now() - begin) / 1_000
  times.sort((left, right) => left - right)
  const at = (part: number) => times[Math.floor(part * (times.length - 1))]?.toFixed(0)
  console.log(
    `paymentAllocate, ${CLIENTS} clients: ${(times.length / took).toFixed(0)}/s (aim 300/s), answered in ${at(0.5)} ms (p50), ` +
      `${at(0.99)} ms (p99)`,
  )
}

/** One invoice that is full most of the time, and three payments that are too little for it together with one more. */
async function contend(company: Company, client: Client): Promise<void> {
  const [invoiceId = ''] = await makeInvoices(company, 1, 1_000n)
  const payments = await makePayments(company, 3, 500n)
  const codes = new Map<string, number>()
  const live: string[] = []
  let unexpected = 0
  const note = ({ codes: refusals, errors }: Outcome) => {
    if (errors !== null) {
      unexpected++
      if (unexpected < 4) console.error(JSON.stringify(errors))
    }
    const key = refusals[0] ?? (errors === null ? 'done' : 'ERROR')
    codes.set(key, (codes.get(key) ?? 0) + 1)
  }
  const begin = performance.now()
  await together(MANY, async (number) => {
    for (let turn = number; performance.now() - begin < SECONDS * 1_000; turn++) {
      const taken = turn % 2 === 0 ? live.shift() : undefined
      const outcome =
        taken === undefined
          ? await client.ask(ALLOCATE, {
              input: {
                paymentId: payments[turn % payments.length],
                allocations: [{ invoiceId, amount: eur(1 + ((turn * 37) % 180)) }],
              },
            })
          : await client.ask(UNALLOCATE, { input: { allocationIds: [taken] } })
      note(outcome)
      if (taken === undefined) live.push(...outcome.ids)
    }
  })
  await tellOfTruth(company, invoiceId, { codes, unexpected })
}

type Told = { codes: ReadonlyMap<string, number>; unexpected: number }

async function tellOfTruth(
  { database }: Company,
  invoiceId: string,
  { codes, unexpected }: Told,
): Promise<void> {
  const wrong = await database.$queryRaw<{ what: string }[]>`
    select 'invoice ' || i.id as what from invoice i where i.amount_paid > i.amount_due or i.amount_paid <> coalesce((
      select sum(a.invoice_amount) from invoice_payment a where a.organization_id = i.organization_id and a.invoice_id = i.id
        and a.is_approved and a.reversed_at is null), 0)
    union all select 'payment ' || p.id from payment p where p.amount_allocated > p.amount or p.amount_allocated <> coalesce((
      select sum(a.amount) from invoice_payment a where a.organization_id = p.organization_id and a.payment_id = p.id
        and a.is_approved and a.reversed_at is null), 0)`
  const told = [...codes].map(([code, count]) => `${count} ${code}`).join(', ')
  console.log(
    `${MANY} clients on one invoice for ${SECONDS} s: ${told}; ${unexpected} errors, ${wrong.length} amounts that do not add up`,
  )
  if (wrong.length > 0 || unexpected > 0) {
    console.error(invoiceId, wrong)
    process.exitCode = 1
  }
}

async function together(clients: number, work: (number: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: clients }, (_, number) => work(number)))
}
