import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readKeys } from '../../src/database/setting.ts'
import { sql } from '../../src/database/sql.ts'
import { readInvoiceFacts } from '../../src/ledger/invoicePaper/invoiceFacts.ts'
import { invoicePdf } from '../../src/ledger/invoicePaper/invoicePdf.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'
import { type Routes, serveRoutes } from '../delivery/routes.ts'
import { pdfLines } from './pdfText.ts'
import { readCsv } from './readCsv.ts'

const STATEMENT = `query ($partyId: ID!, $from: LocalDate!, $to: LocalDate!, $kind: StatementKind) {
  partyStatement(partyId: $partyId, from: $from, to: $to, kind: $kind) {
    from to kind party { name } pdfUrl csvUrl urlsExpireAt
    accounts {
      currency openingBalance { amount } closingBalance { amount } outstanding { amount } unapplied { amount }
      movements { day kind documentNumber text debit { amount } credit { amount } balance { amount } }
      openItems { kind documentNumber day dueOn overdueDays amount { amount } remaining { amount } }
      aging { bucket count amount { amount } }
    }
  }
}`

type Sum = { amount: string }
type Statement = {
  from: string
  pdfUrl: string
  csvUrl: string
  urlsExpireAt: string
  party: { name: string }
  accounts: {
    currency: string
    openingBalance: Sum
    closingBalance: Sum
    outstanding: Sum
    unapplied: Sum
    movements: {
      day: string
      kind: string
      documentNumber: string
      text: string
      debit: Sum | null
      credit: Sum | null
      balance: Sum
    }[]
    openItems: { kind: string; documentNumber: string; remaining: Sum; overdueDays: number | null }[]
    aging: { bucket: string; count: number; amount: Sum }[]
  }[]
}

describe('a statement of account', () => {
  const company = useCompany()
  let routes: Routes
  let now = NOW
  const ids = { hebrew: '', greek: '', formula: '', invoice: '' }

  beforeAll(async () => {
    const { api, ledger, organization } = company
    const { mailKey } = await readKeys(api.database)
    routes = await serveRoutes({ database: api.database, url: '' }, { now: () => now, key: mailKey })
    const names = {
      hebrew: 'חברת שלום בע"מ (2024)',
      greek: 'Ελληνική Εταιρεία Αθηνών',
      formula: '=HYPERLINK("http://x")',
    }
    for (const [key, name] of Object.entries(names)) {
      ids[key as keyof typeof ids] = (await ledger.party(organization, { name })).id
    }
    for (const targetPartyId of [ids.hebrew, ids.greek]) {
      const at = (day: string) => new Date(`${day}T12:00:00Z`)
      const shared = { targetPartyId, currency: 'EUR' }
      const before = {
        ...shared,
        invoiceNumber: 'INV-1',
        total: 123_456n,
        issueDate: at('2026-01-05'),
        dueDate: at('2026-02-04'),
      }
      const { id } = await ledger.invoice(organization, { ...before, amountPaid: 23_456n })
      await ledger.invoice(organization, {
        ...shared,
        invoiceNumber: 'חשבונית 7',
        total: 99n,
        issueDate: at('2026-02-10'),
      })
      await ledger.invoice(organization, {
        ...shared,
        invoiceNumber: 'CN-1',
        total: -5_000n,
        issueDate: at('2026-02-20'),
      })
      await ledger.invoice(organization, {
        ...shared,
        invoiceNumber: 'INV-BHD',
        currency: 'BHD',
        total: 1_234_567n,
        issueDate: at('2026-02-11'),
      })
      const payment = await api.database.payment.create({
        data: {
          organizationId: organization.id,
          partyId: targetPartyId,
          amount: 30_000n,
          currency: 'EUR',
          status: 'APPLIED',
          receivedAt: at('2026-02-15'),
          referenceNumber: '+CMD|1',
        },
      })
      await api.database.read(sql`insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, strategy, is_approved, updated_at)
        values (${organization.id}::uuid, gen_random_uuid(), ${id}::uuid, ${payment.id}::uuid, 23456, 'OTHER', true, now())`)
      ids.invoice = id
    }
  })
  afterAll(() => routes.close())

  async function statementOf(partyId: string, kind = 'ACTIVITY', token = company.token) {
    const variables = { partyId: company.idOf('Party', partyId), from: '2026-02-01', to: '2026-03-13', kind }
    const { data, errors } = await company.api.ask<{ partyStatement: Statement }>(token, STATEMENT, variables)
    expect(errors).toBeUndefined()
    return data?.partyStatement as Statement
  }
  const fetched = (url: string) => routes.ask(url.replace('https://duegraph.example', ''))

  test('tells what was owed, what happened and what is open', async () => {
    const { accounts } = await statementOf(ids.greek)
    const euro = accounts.find(({ currency }) => currency === 'EUR')

    expect(accounts.map(({ currency }) => currency)).toEqual(['BHD', 'EUR'])
    expect(euro?.openingBalance.amount).toBe('1234.56')
    expect(
      euro?.movements.map(({ day, kind, debit, credit, balance }) => [
        day,
        kind,
        debit?.amount ?? null,
        credit?.amount ?? null,
        balance.amount,
      ]),
    ).toEqual([
      ['2026-02-10', 'INVOICE', '0.99', null, '1235.55'],
      ['2026-02-15', 'PAYMENT', null, '300.00', '935.55'],
      ['2026-02-20', 'CREDIT_NOTE', null, '50.00', '885.55'],
    ])
    expect([euro?.closingBalance.amount, euro?.outstanding.amount, euro?.unapplied.amount]).toEqual([
      '885.55',
      '1000.99',
      '115.44',
    ])
    expect(
      euro?.openItems.map(({ documentNumber, remaining, overdueDays }) => [
        documentNumber,
        remaining.amount,
        overdueDays,
      ]),
    ).toEqual([
      ['INV-1', '1000.00', 37],
      ['חשבונית 7', '0.99', null],
      ['+CMD|1', '-65.44', null],
      ['CN-1', '-50.00', null],
    ])
    expect(euro?.aging.map(({ amount }) => amount.amount)).toEqual([
      '0.99',
      '0.00',
      '1000.00',
      '0.00',
      '0.00',
    ])
  })

  test.each(['ACTIVITY', 'OPEN_ITEMS'])(
    'as a PDF of %s says the same to the cent, with names in Hebrew and Greek',
    async (kind) => {
      for (const partyId of [ids.hebrew, ids.greek]) {
        const statement = await statementOf(partyId, kind)
        const response = await fetched(statement.pdfUrl)
        const lines = await pdfLines(await response.arrayBuffer())
        const text = lines.join('\n')

        expect(response.headers.get('content-type')).toBe('application/pdf')
        for (const word of statement.party.name.split(' '))
          expect(text).toContain(word.replaceAll(/[()]/g, ''))
        for (const account of statement.accounts) expectOnPaper(lines, account, kind)
        expect(text).toContain('€885.55')
      }
    },
  )

  test('as CSV is read back to the cent, and nothing in it is a formula', async () => {
    const statement = await statementOf(ids.hebrew)
    const response = await fetched(statement.csvUrl)
    const [heads = [], ...rows] = readCsv(await response.text())
    const told = rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index]])))

    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    for (const { currency, movements, closingBalance } of statement.accounts) {
      const own = told.filter((row) => row.currency === currency)
      expect(own.at(-1)).toMatchObject({ kind: 'CLOSING_BALANCE', balance: closingBalance.amount })
      expect(
        own.slice(1, -1).map(({ date, debit, credit, balance }) => [date, debit, credit, balance]),
      ).toEqual(
        movements.map(({ day, debit, credit, balance }) => [
          day,
          debit?.amount ?? '',
          credit?.amount ?? '',
          balance.amount,
        ]),
      )
    }
    expect(told.map(({ document }) => document)).toContain("'+CMD|1")
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([])
  })

  test('is there for 15 minutes, at an address that was made here', async () => {
    const { pdfUrl, urlsExpireAt } = await statementOf(ids.formula)
    const answers = []
    for (const wrong of [
      `${pdfUrl.slice(0, -4)}AAAA`,
      '/documents/',
      '/documents/x',
      pdfUrl.replace('documents', 'attachments'),
    ])
      answers.push((await fetched(wrong)).status)
    now = new Date(Date.parse(urlsExpireAt) - 1)
    const inTime = await fetched(pdfUrl)
    now = new Date(urlsExpireAt)
    answers.push((await fetched(pdfUrl)).status)
    now = NOW

    expect(answers).toEqual([404, 404, 404, 404, 404])
    expect(inTime.status).toBe(200)
    expect(inTime.headers.get('content-disposition')).toContain(
      'attachment; filename="Statement =HYPERLINK( http x ) 2026-03-13.pdf"',
    )
    expect(Date.parse(urlsExpireAt)).toBe(NOW.getTime() + 15 * 60_000)
  })

  test('is refused for days to come, days that are the wrong way round and parties of others', async () => {
    const codes = async (variables: object, token = company.token) =>
      (
        await company.api.ask(token, STATEMENT, {
          partyId: company.idOf('Party', ids.greek),
          from: '2026-02-01',
          to: '2026-03-13',
          ...variables,
        })
      ).errors?.map(({ extensions }) => extensions?.code)
    const other = await company.ledger.organization()
    const stranger = await company.api.tokenOf((await company.ledger.user([other])).id)

    expect(await codes({ to: '2026-03-14' })).toEqual(['BAD_USER_INPUT'])
    expect(await codes({ from: '2026-03-14' })).toEqual(['BAD_USER_INPUT'])
    expect(await codes({ partyId: 'pty_x' })).toEqual(['BAD_USER_INPUT'])
    expect(await codes({}, stranger)).toEqual(['NOT_FOUND'])
  })

  test('of an invoice: a PDF that is made here', async () => {
    const query = `query ($id: ID!) { invoice(by: { id: $id }) { renderedPdfUrl } }`
    const { data } = await company.api.ask<{ invoice: { renderedPdfUrl: string } }>(company.token, query, {
      id: company.idOf('Invoice', ids.invoice),
    })
    const lines = await pdfLines(await (await fetched(data?.invoice.renderedPdfUrl ?? '')).arrayBuffer())

    expect(lines).toContain('Invoice INV-1')
    expect(lines).toContain('Total 1,234.56')
    expect(lines).toContain('Paid -234.56')
    expect(lines).toContain('Amount due €1,000.00')
  })

  test.each([
    ['VOID', { voidedAt: new Date('2026-03-01') }, 'Invoice INV-7 (Void)'],
    ['CANCELLED', { workflowStatus: 'CANCELLED' as const }, 'Invoice INV-7 (Cancelled)'],
  ])('of an invoice that is %s nothing is due', async (_status, data, title) => {
    const { id } = await company.ledger.invoice(company.organization, {
      invoiceNumber: 'INV-7',
      total: 100n,
      ...data,
    })
    const facts = await readInvoiceFacts(company.api.database.read, company.organization.id, id)
    if (facts === null) throw new Error('It was just made.')
    const from = { name: 'Us', address: [] }
    const head = { from, to: from, timezone: 'Europe/Berlin' }
    const lines = await pdfLines((await invoicePdf(facts, head, NOW)).buffer)

    expect(lines).toContain('Total 1.00')
    expect(lines.filter((line) => line.includes('(') || line.startsWith('Amount due'))).toEqual([title])
  })
})

function grouped(sum: Sum | null | undefined): string {
  const [whole = '', fraction] = (sum?.amount ?? '').split('.')
  return `${BigInt(whole === '-0' ? '0' : whole).toLocaleString('en-US')}.${fraction}`
}

/** Each row of the account on a line of its own, with its day, its amount and the balance; the closing balance, and the buckets. */
function expectOnPaper(lines: readonly string[], account: Statement['accounts'][number], kind: string): void {
  const activity = account.movements.map(
    ({ day, debit, credit, balance }) => [day, debit ?? credit, balance] as const,
  )
  const open = account.openItems.map(({ remaining }) => ['', remaining, remaining] as const)
  for (const [day, amount, balance] of kind === 'ACTIVITY' ? activity : open) {
    const isIt = (line: string) =>
      line.startsWith(day) && line.includes(grouped(amount)) && line.endsWith(grouped(balance))
    expect(lines.some(isIt), `${day} ${amount?.amount}`).toBe(true)
  }
  const text = lines.join('\n')
  expect(text).toContain(grouped(account.closingBalance))
  for (const bucket of account.aging) expect(text).toContain(grouped(bucket.amount))
}
