import pino from 'pino'
import type { Database } from '../../src/database/client.ts'
import { readKeys } from '../../src/database/setting.ts'
import { ensureDemo } from '../../src/demo/demo.ts'
import { createDuegraph, type DuegraphOptions } from '../../src/server/yoga.ts'
import { NOW } from '../api.ts'
import { createTenants, type Tenants } from '../isolation/tenants.ts'
import { createLedger } from '../ledger.ts'
import type { Answer } from './answer.ts'

export type Case = { query: string; operationName: string | null; variables: Record<string, unknown> }
export function askedFor(query: string, variables: Record<string, unknown> = {}): Case {
  return { query, operationName: null, variables }
}

type Ask = (asked: Case) => Promise<Answer>

export type World = {
  tenants: Tenants
  /** The viewer's. */
  token: string
  /** Executed by the compiled executor, rows read along with their parents. */
  fast: Ask
  /** Executed by Yoga's own executor, each relation read through its loader. */
  ordinary: Ask
}

/**
 * The demo ledger of two companies, and beside it three organizations with one row of every kind. The viewer belongs
 * to one of each sort; one of the others holds rows with the very UUIDs that the viewer sees in its own.
 */
export async function openWorld(): Promise<World> {
  const tenants = await createTenants()
  const { database, mailroom } = tenants.api
  await ensureDemo(database, { now: NOW })
  const company = await database.organization.findFirstOrThrow({ where: { name: { startsWith: 'Linden' } } })
  const { ownPartyId } = company
  if (ownPartyId === null) throw new Error('Every company of the demo has a party of its own.')
  const viewer = await createLedger(database).admin([{ ...company, ownPartyId }, tenants.a.organization], {
    givenName: 'Both',
  })
  await addRates(database, company)
  const token = await tenants.api.tokenOf(viewer.id)
  // Fresh rows without statistics get plans that take seconds.
  await database.$executeRaw`analyze`
  const { cursorKey } = await readKeys(database)
  return {
    tenants,
    token,
    fast: createAsk({ database, cursorKey, mailroom, token, execution: 'fast' }),
    ordinary: createAsk({ database, cursorKey, mailroom, token, execution: 'ordinary' }),
  }
}

/** A rate for each currency of the company but one, so that some amounts can be converted and some cannot. */
async function addRates(
  database: Database,
  { id: organizationId, defaultCurrency }: { id: string; defaultCurrency: string },
): Promise<void> {
  const foreign = await database.invoice.groupBy({
    by: 'currency',
    where: { organizationId, currency: { not: defaultCurrency } },
    orderBy: { currency: 'asc' },
  })
  await database.exchangeRate.createMany({
    data: foreign.slice(1).map(({ currency }, index) => ({
      organizationId,
      intoCurrency: defaultCurrency,
      currency,
      rate: `1.${index}75`,
      validFrom: new Date('2026-01-01'),
      setAt: NOW,
    })),
  })
}

type Asking = Pick<DuegraphOptions, 'database' | 'cursorKey' | 'mailroom'> & {
  token: string
  execution: 'fast' | 'ordinary'
}

function createAsk({ database, cursorKey, mailroom, token, execution }: Asking): Ask {
  const options: DuegraphOptions & { execution: typeof execution } = {
    database,
    cursorKey,
    mailroom,
    execution,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    corsOrigins: [],
    graphiql: null,
    now: () => NOW,
  }
  const yoga = createDuegraph(options)
  return async ({ query, operationName, variables }) => {
    const response = await yoga.fetch('http://duegraph.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables, ...(operationName === null ? {} : { operationName }) }),
    })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }
}
