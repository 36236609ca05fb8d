import type { InvoiceSeries as SeriesRow } from '../../../../../prisma/generated/client/client.ts'
import { sql } from '../../../../database/sql.ts'
import { builder } from '../../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { changesOf, givenOf, keptValue } from '../../../../graph/mutation/patch.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import type { Work } from '../../../../graph/mutation/work.ts'
import { InvoiceSeries, seriesById } from '../series.ts'
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

const InvoiceSeriesUpdateInput = builder.inputType('InvoiceSeriesUpdateInput', {
  description: 'What is to be changed of a series. What is left out stays as it is.',
  fields: (t) => ({
    seriesId: t.id({ required: true, description: 'Global id of the series.' }),
    prefix: t.string({
      description: `${PREFIX_RULE} Another series of the kind has it: TAKEN. Null: REQUIRED.`,
    }),
    digits: t.int({ description: `${DIGITS_RULE} Null: REQUIRED.` }),
    nextNumber: t.int({ description: `${START_RULE} Null: REQUIRED.` }),
    isDefault: t.boolean({
      description:
        'true: it becomes the default one of its kind. false is INVALID on the default one: make another one the default. ' +
        'Null: REQUIRED.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof InvoiceSeriesUpdateInput.$inferInput

mutation('invoiceSeriesUpdate', {
  description:
    'Changes a series of numbers. Once a number was taken from it, prefix, digits and the next number stay as they are, so that ' +
    'its numbers remain without gaps: IMMUTABLE_STATE. For administrators; NOT_ALLOWED to others.',
  input: InvoiceSeriesUpdateInput,
  payload: (t) => ({
    invoiceSeries: t.field({
      type: InvoiceSeries,
      nullable: true,
      description: 'The series as it is now.',
      resolve: changedRow(seriesById),
    }),
  }),
  organizationOf: (context, { seriesId }) => organizationOfId(context, 'InvoiceSeries', seriesId, 'seriesId'),
  change: async (work, input) => {
    checkMayNumber(work)
    const { tx, organizationId, now } = work
    const series = await findSeries(work, input.seriesId)
    const patch = readPatch(input)
    await checkPatch(work, series, patch)
    const { id, kind } = series
    if (patch.isDefault === true) {
      await tx.invoiceSeries.updateMany({
        where: { organizationId, kind, isDefault: true, id: { not: id } },
        data: { isDefault: false, updatedAt: now },
      })
    }
    await tx.invoiceSeries.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...patch, updatedAt: now },
    })
    return { result: { id }, entity: { type: 'InvoiceSeries', id }, changes: changesOf(series, patch) }
  },
})

function readPatch(input: Input) {
  const prefix = keptValue(input.prefix, 'prefix')
  const digits = keptValue(input.digits, 'digits')
  const nextNumber = keptValue(input.nextNumber, 'nextNumber')
  return givenOf({
    prefix: prefix === undefined ? undefined : readPrefix(prefix),
    digits: digits === undefined ? undefined : readDigits(digits),
    nextNumber: nextNumber === undefined ? undefined : readStart(nextNumber),
    isDefault: keptValue(input.isDefault, 'isDefault'),
  })
}

async function findSeries({ tx, run, organizationId, ...work }: Work, text: string): Promise<SeriesRow> {
  const id = idIn({ ...work, organizationId }, 'InvoiceSeries', text, 'seriesId')
  await run(sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`)
  const series = await tx.invoiceSeries.findUnique({ where: { organizationId_id: { organizationId, id } } })
  if (series === null) throw notFound('InvoiceSeries', text, 'seriesId')
  return series
}

async function checkPatch(
  { tx, organizationId }: Work,
  series: SeriesRow,
  patch: ReturnType<typeof readPatch>,
): Promise<void> {
  const { id, kind } = series
  if (patch.isDefault === false && series.isDefault) {
    throw refusal('INVALID', 'isDefault', 'One series is the default: make another one the default instead.')
  }
  const fixed = (['prefix', 'digits', 'nextNumber'] as const).find(
    (name) => patch[name] !== undefined && patch[name] !== series[name],
  )
  if (
    fixed !== undefined &&
    (await tx.invoice.findFirst({ where: { organizationId, seriesId: id } })) !== null
  ) {
    throw refusal('IMMUTABLE_STATE', fixed, 'Numbers were taken from the series already: make another one.')
  }
  const { prefix } = patch
  if (prefix === undefined || prefix === series.prefix) return
  const alike = await tx.invoiceSeries.count({ where: { organizationId, kind, prefix } })
  if (alike > 0) throw prefixTaken(prefix)
}
