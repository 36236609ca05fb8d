import type { Invoice as InvoiceRow } from '../../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { formatDay } from '../../../graph/calendar/day.ts'
import { createdEdgeBelow } from '../../../graph/mutation/createdEdge.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  optionalText,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { StatementSource } from '../disputeEnums.ts'
import { MoneyInput } from '../moneyInput.ts'
import { partOfRemaining } from '../partOfRemaining.ts'
import { PromiseToPay, promiseById } from '../promise.ts'
import { PromiseToPayEdge, promisesOfInvoice } from '../promiseConnection.ts'
import { OPEN_STANDINGS } from '../rules.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'
import { statementSource } from './statementSource.ts'

const DAY = 86_400_000
const MOST_DAYS_AHEAD = 366

const PromiseToPayRecordInput = builder.inputType('PromiseToPayRecordInput', {
  description: 'A promise to be recorded.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    promisedOn: t.field({
      type: 'LocalDate',
      required: true,
      description:
        "By which day the money is to be in: today or later by the organization's calendar, at most a year ahead.",
    }),
    amount: t.field({
      type: MoneyInput,
      description: "The amount promised, in the invoice's currency. Left out: all that is owed.",
    }),
    source: t.field({
      type: StatementSource,
      defaultValue: 'CUSTOMER',
      description: 'Who says so. IMPORT, which is for what imports bring, is INVALID.',
    }),
    note: t.string({ description: `In words, for the team; at most ${LONGEST_NOTE} characters.` }),
    evidenceEmailId: t.id({ description: 'Global id of the email in which it was made.' }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof PromiseToPayRecordInput.$inferInput

mutation('promiseToPayRecord', {
  description:
    'Records that the customer promised to pay an invoice by a day. It takes the place of an earlier promise, and until ' +
    'the day is over the invoice is not chased.',
  input: PromiseToPayRecordInput,
  payload: (t) => ({
    promise: t.field({
      type: PromiseToPay,
      nullable: true,
      description: 'The promise, recorded by you.',
      resolve: changedRow(promiseById),
    }),
    promiseEdge: t.field({
      type: PromiseToPayEdge,
      nullable: true,
      description: 'The promise as an edge of `Invoice.promisesConnection`.',
      resolve: createdEdgeBelow(promisesOfInvoice, promiseById),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId, viewer, now } = work
    const invoice = await lockInvoice(work, input.invoiceId)
    const promise = await readPromise(work, input, invoice)
    const current = { organizationId, invoiceId: invoice.id, cancelledAt: null, supersededAt: null }
    await tx.promiseToPay.updateMany({ where: current, data: { supersededAt: now } })
    const id = uuidv7()
    // Before the invoice: the database makes a promise of its own for a date that stands there without one.
    await tx.promiseToPay.create({
      data: {
        organizationId,
        id,
        invoiceId: invoice.id,
        ...promise,
        amountPaidBefore: invoice.amountPaid,
        recordedById: viewer.userId,
        recordedAt: now,
      },
    })
    await tx.invoice.update({
      where: { organizationId_id: { organizationId, id: invoice.id } },
      data: { promisedToPayDate: promise.promisedOn, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'PromiseToPay', id },
      changes: {
        invoiceId: invoice.id,
        promisedOn: input.promisedOn,
        amount: promise.amount === null ? null : String(promise.amount),
      },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoice.id] }],
    }
  },
})

async function readPromise(work: Work, input: Input, invoice: InvoiceRow) {
  if (invoice.amountRemaining <= 0n || !OPEN_STANDINGS.some((open) => open === invoice.standing)) {
    const message = `Nothing is owed on the invoice: it is ${invoice.standing.toLowerCase()}.`
    throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
  }
  return {
    promisedOn: checkDay(input.promisedOn, work),
    amount: partOfRemaining(input.amount, invoice),
    source: statementSource(input.source, 'CUSTOMER'),
    note: optionalText(input.note, 'note', LONGEST_NOTE),
    evidenceEmailId: await findEvidence(work, input.evidenceEmailId),
  }
}

function checkDay(promisedOn: string, { calendar: { today } }: Work): Date {
  const day = Date.parse(promisedOn) / DAY
  if (day < today || day > today + MOST_DAYS_AHEAD) {
    const message = `The day lies between today, ${formatDay(today)}, and ${formatDay(today + MOST_DAYS_AHEAD)}.`
    throw refusal('INVALID', 'promisedOn', message)
  }
  return new Date(promisedOn)
}

async function findEvidence(work: Work, text: string | null | undefined): Promise<string | null> {
  if (text === null || text === undefined) return null
  const { tx, organizationId } = work
  const id = idIn(work, 'Email', text, 'evidenceEmailId')
  const email = await tx.email.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { id: true },
  })
  if (email === null) throw notFound('Email', text, 'evidenceEmailId')
  return id
}
