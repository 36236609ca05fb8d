import { Refusal, refusal, type UserErrorRow } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { readAccounting } from '../../organization/accounting.ts'
import { faultsIn } from '../total/faultsIn.ts'
import { type Totals, totalsOf } from '../total/totalsOf.ts'
import { type DraftLine, type LineItemInput, readLine } from './lineInput.ts'

export const MOST_LINES = 500

export type WorkedOut = { lines: DraftLine[]; totals: Totals }
type Reading = Pick<DirectWork, 'run' | 'organizationId'>

/** The lines that an input gives, with all that follows from them. Every line that is at fault is named. */
export async function workOutLines(
  work: Reading,
  lines: readonly (typeof LineItemInput.$inferInput)[],
  currency: string,
): Promise<WorkedOut> {
  if (lines.length === 0) throw refusal('REQUIRED', 'lineItems', 'An invoice has one line at least.')
  if (lines.length > MOST_LINES) {
    const message = `An invoice has at most ${MOST_LINES} lines, not ${lines.length}.`
    throw refusal('TOO_MANY_ITEMS', 'lineItems', message)
  }
  const faults: UserErrorRow[] = []
  const read = lines.flatMap((line, index) => {
    try {
      return [readLine(line, `lineItems.${index}`, currency)]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push(...error.userErrors)
      return []
    }
  })
  if (faults.length > 0) throw new Refusal(faults)
  return workOut(work, read)
}

/** What follows from lines by the rule that the organization goes by now. */
export async function workOut({ run, organizationId }: Reading, lines: DraftLine[]): Promise<WorkedOut> {
  const totals = totalsOf(lines, await readAccounting(run, organizationId))
  const faults = faultsIn(lines, totals)
  if (faults.length > 0) throw new Refusal(faults)
  return { lines, totals }
}
