import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { LineItemInput } from './lineInput.ts'
import { type Dates, readDates } from './readDates.ts'
import { addressesOf, type Header, readHeader } from './readHeader.ts'
import { type WorkedOut, workOutLines } from './workOut.ts'

type Input = Header &
  Parameters<typeof readDates>[1] & {
    currency: string
    lineItems: readonly (typeof LineItemInput.$inferInput)[]
  }
type Reading = Pick<DirectWork, 'run' | 'organizationId' | 'calendar'>
type Read = { header: Awaited<ReturnType<typeof readHeader>>; dates: Dates; worked: WorkedOut }

const NO_DATES: Dates = { issueDate: null, dueDate: null, paymentTermsDays: null }

/** A new invoice as an input gives it, checked and worked out, the same for what is saved and what is only looked at. */
export async function readDraft(work: Reading, input: Input): Promise<Read> {
  const header = await readHeader(work, input)
  const dates = readDates(work, input, NO_DATES)
  const worked = await workOutLines(work, input.lineItems, input.currency)
  return { header: { ...header, ...(await addressesOf(work, header)) }, dates, worked }
}
