import { type AskInProcess, withApi } from './askInProcess.ts'
import { readLedgerOptions } from './compare/options.ts'

/**
 * Asks one organization with a million invoices for what grows with the ledger: sums over the whole list, searches, every
 * order. Prints the median in milliseconds, each as one request of the API: `npm run bench:long-tail -- [--invoices N]`.
 */
const ROUNDS = 15

const SUMS: Record<string, string> = {
  totalCount: 'totalCount',
  totals: 'totals { currency count total { minorUnits } outstanding { minorUnits } overdue { minorUnits } }',
  facets:
    'facets { status { value count } collectionMethod { count } currency { count } agingBucket { count } }',
  aging: 'aging { currency label count amountRemaining { minorUnits } }',
}
SUMS['all four'] = Object.values(SUMS).join(' ')

const SEARCHES: Record<string, string> = {
  'few: a number': '"INV-00012345"',
  'some: 00012': '"00012"',
  'many: INV': '"INV"',
  'many: a name (Alder)': '"Alder"',
  'two words': '"Birch 0001"',
  nothing: '"zzzzqqq"',
  'one character: 7': '"7"',
  'two characters: zq': '"zq"',
}

const INVOICE_ORDERS = [
  'DUE_DATE',
  'ISSUE_DATE',
  'PAID_DATE',
  'TOTAL',
  'STATUS',
  'COLLECTION_METHOD',
  'INVOICE_NUMBER',
  'PARTY_NAME',
  'OVERDUE_DAYS',
  'AMOUNT_REMAINING',
  'LAST_OUTREACH_AT',
  'CREATED_AT',
]
const PARTY_ORDERS = ['NAME', 'ACCOUNT_NUMBER', 'CREATED_AT', 'UPDATED_AT']
const EMAIL_ORDERS = ['TIMELINE_AT', 'SENT_AT', 'PLANNED_SEND_AT', 'CREATED_AT', 'DELIVERY_STATUS', 'SUBJECT']

await withApi(readLedgerOptions({ invoices: '1000000', organizations: '1', weight: '1' }), async (ask) => {
  await measure(ask, 'page of 20, newest first', '{ invoices(first: 20) { nodes { uid } } }')
  for (const [name, fields] of Object.entries(SUMS))
    await measure(ask, name, `{ invoices(first: 0) { ${fields} } }`)
  for (const [name, text] of Object.entries(SEARCHES)) {
    await measure(ask, `search, ${name}`, `{ invoices(first: 20, search: ${text}) { nodes { uid } } }`)
  }
  for (const [name, text] of Object.entries({
    few: '"abcd"',
    many: '"Alder"',
    none: '"zzzz"',
    short: '"a"',
  })) {
    const where = `{ partyName: { contains: ${text} } }`
    await measure(
      ask,
      `partyName contains, ${name}`,
      `{ invoices(first: 20, where: ${where}) { nodes { uid } } }`,
    )
  }
  await measureOrders(ask, 'invoices', INVOICE_ORDERS)
  await measureOrders(ask, 'parties', PARTY_ORDERS)
  await measureOrders(ask, 'emails', EMAIL_ORDERS)
})

async function measureOrders(ask: AskInProcess, list: string, fields: readonly string[]): Promise<void> {
  for (const field of fields) {
    for (const direction of ['ASC', 'DESC']) {
      const order = `[{ field: ${field}, direction: ${direction} }]`
      await measure(ask, `${list} by ${field} ${direction}`, pageAndNext(list, order))
    }
  }
}

function pageAndNext(list: string, order: string): string {
  return `{ ${list}(first: 20, orderBy: ${order}) { nodes { uid } pageInfo { endCursor } } }`
}

async function measure(ask: AskInProcess, name: string, query: string): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await ask(query)
    times.push(performance.now() - start)
    if (round === 2 && times.every((time) => time > 1_000)) break
  }
  const median = times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0
  console.log(`${name.padEnd(40)} ${median.toFixed(1).padStart(8)} ms`)
}
