import { expect, test } from 'vitest'
import { type Candidate, suggest } from '../../src/ledger/payment/suggest/rules.ts'
import { eur, useDesk } from './desk.ts'

const candidate = (
  id: string,
  amountRemaining: bigint,
  invoiceNumber: string | null = null,
  isOfPayer = true,
): Candidate => ({
  id,
  amountRemaining,
  invoiceNumber,
  isOfPayer,
})
const rulesOf = (left: bigint, text: string, candidates: Candidate[]) =>
  suggest({ left, text }, candidates).map(({ rule, allocations, left: rest }) => [
    rule,
    allocations.map(({ invoiceId, amount }) => `${invoiceId} ${amount}`).join(', '),
    Number(rest),
  ])

test('each rule finds what it says, the surest first', () => {
  const open = [candidate('a', 300n, 'RE-10'), candidate('b', 500n, 'RE-100'), candidate('c', 200n, 'RE-11')]

  expect(rulesOf(500n, 'for re-100!', open)).toEqual([
    ['NUMBER_IN_REFERENCE', 'b 500', 0],
    ['EXACT_AMOUNT', 'b 500', 0],
    ['SUM_OF_SEVERAL', 'a 300, c 200', 0],
    ['OLDEST_FIRST', 'a 300, b 200', 0],
  ])
  expect(rulesOf(1_200n, 'RE-10/RE-11', open)).toEqual([
    ['NUMBER_IN_REFERENCE', 'a 300, c 200', 700],
    ['OLDEST_FIRST', 'a 300, b 500, c 200', 200],
  ])
  expect(rulesOf(0n, 'RE-10', open)).toEqual([])
})

test("of other parties' invoices only what is named or owes exactly as much is suggested", () => {
  const open = [candidate('x', 400n, 'RE-7', false), candidate('y', 100n, 'RE-8', false)]

  expect(rulesOf(400n, 'nothing known', open)).toEqual([['EXACT_AMOUNT', 'x 400', 0]])
  expect(rulesOf(500n, 'RE-8', open)).toEqual([['NUMBER_IN_REFERENCE', 'y 100', 400]])
})

test('a search without end is given up', () => {
  const many = Array.from({ length: 400 }, (_, index) => candidate(String(index), BigInt(2 * index + 2)))

  expect(rulesOf(100_001n, '', many).map(([rule]) => rule)).toEqual(['OLDEST_FIRST'])
})

const desk = useDesk()

test('a payment is told what it may be for, and its party what is unapplied', async () => {
  const { company } = desk
  const party = await company.ledger.party(company.organization)
  const targetPartyId = party.id
  await desk.invoice(300n, { targetPartyId, invoiceNumber: 'RE/2026 10', dueDate: new Date('2026-01-05') })
  const second = await desk.invoice(700n, { targetPartyId, dueDate: new Date('2026-01-01') })
  await desk.invoice(1_000n, { targetPartyId, currency: 'USD' })
  const partyId = company.idOf('Party', party.id)
  const { payment } = await desk.do('paymentRecord', {
    partyId,
    amount: eur(1_000),
    description: 'RE/2026 10, thanks',
  })
  const { data } = await company.api.ask(
    company.token,
    `query ($payment: ID!, $party: ID!) {
      paymentSuggestAllocations(paymentId: $payment) { rule amountLeft { minorUnits } allocations { invoice { id } amount { minorUnits } } }
      party(by: { id: $party }) { paymentBalances { currency received { minorUnits } unapplied { minorUnits } overpaid { minorUnits } } } }`,
    { payment: payment?.id, party: partyId },
  )

  expect(data).toMatchObject({
    paymentSuggestAllocations: [
      { rule: 'NUMBER_IN_REFERENCE', amountLeft: { minorUnits: 700 } },
      { rule: 'SUM_OF_SEVERAL', allocations: [{ invoice: { id: second } }, { amount: { minorUnits: 300 } }] },
      { rule: 'OLDEST_FIRST', allocations: [{ invoice: { id: second } }, { amount: { minorUnits: 300 } }] },
    ],
    party: {
      paymentBalances: [
        {
          currency: 'EUR',
          received: { minorUnits: 1_000 },
          unapplied: { minorUnits: 1_000 },
          overpaid: { minorUnits: 0 },
        },
      ],
    },
  })
})
