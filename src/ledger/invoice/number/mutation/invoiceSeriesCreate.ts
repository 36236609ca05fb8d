import { sql } from '../../../../database/sql.ts'
import { uuidv7 } from '../../../../database/uuid.ts'
import { builder } from '../../../../graph/builder.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import { InvoiceSeries, InvoiceSeriesKind, seriesById } from '../series.ts'
import {
  checkMayNumber,
  DIGITS_RULE,
  PREFIX_RULE,
  prefixTaken,
  readDigits,
  readPrefix,
  readStart,
  START_RULE,
} from '../seriesInput.ts'

const MOST_SERIES = 100

const InvoiceSeriesCreateInput = builder.inputType('InvoiceSeriesCreateInput', {
  description: 'A series of numbers to be made.',
  fields: (t) => ({
    ...organizationId(t),
    kind: t.field({
      type: InvoiceSeriesKind,
      defaultValue: 'INVOICE',
      description: 'What its numbers are for. Null: INVOICE.',
    }),
    prefix: t.string({
      required: true,
      description: `${PREFIX_RULE} Another series of the kind has it: TAKEN.`,
    }),
    digits: t.int({ defaultValue: 5, description: `${DIGITS_RULE} Null: 5.` }),
    nextNumber: t.int({ defaultValue: 1, description: `${START_RULE} Null: 1.` }),
    isDefault: t.boolean({
      defaultValue: false,
      description: 'Whether it is to be the default one of its kind; the first one is in any case.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceSeriesCreate', {
  description:
    `Makes a series of numbers for invoices or credit notes. For administrators; NOT_ALLOWED to others. TOO_MANY_ITEMS beyond ` +
    `${MOST_SERIES} series.`,
  input: InvoiceSeriesCreateInput,
  payload: (t) => ({
    invoiceSeries: t.field({
      type: InvoiceSeries,
      nullable: true,
      description: 'The series.',
      resolve: changedRow(seriesById),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    checkMayNumber(work)
    const { tx, run, organizationId: organization, now } = work
    const kind = input.kind ?? 'INVOICE'
    const written = {
      prefix: readPrefix(input.prefix),
      digits: readDigits(input.digits ?? 5),
      nextNumber: readStart(input.nextNumber ?? 1),
    }
    // As whoever takes a number does: which series is the default one is settled by one at a time.
    await run(sql`select invoice_tally_lock(array[${organization}]::uuid[])::text`)
    const others = await tx.invoiceSeries.findMany({ where: { organizationId: organization } })
    if (others.length >= MOST_SERIES) {
      throw refusal(
        'TOO_MANY_ITEMS',
        '',
        `There are ${MOST_SERIES} series, which is as many as there may be.`,
      )
    }
    const alike = others.filter((series) => series.kind === kind)
    if (alike.some(({ prefix }) => prefix === written.prefix)) throw prefixTaken(written.prefix)
    const isDefault = input.isDefault === true || alike.length === 0
    if (isDefault) {
      await tx.invoiceSeries.updateMany({
        where: { organizationId: organization, kind, isDefault: true },
        data: { isDefault: false, updatedAt: now },
      })
    }
    const id = uuidv7()
    const data = { organizationId: organization, id, kind, ...written, isDefault }
    await tx.invoiceSeries.create({ data: { ...data, createdAt: now, updatedAt: now } })
    return {
      result: { id },
      entity: { type: 'InvoiceSeries', id },
      changes: { kind, ...written, isDefault },
    }
  },
})
