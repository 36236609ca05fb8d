import { basename } from 'node:path'
import { isRejection, type Rejection } from '../rejection.ts'
import type { Source } from '../source/source.ts'
import { BalanceCheck } from './balances.ts'
import type { StatementItem } from './entry.ts'
import { type LeftOut, readStatements } from './readStatements.ts'

/** Looks through all of the statements, the balances included, before the first payment is given out. */
export async function openStatements(
  file: string,
  lines: number,
  read: () => AsyncIterable<StatementItem | Rejection>,
): Promise<Source> {
  const check = new BalanceCheck(basename(file))
  const leftOut = nothing()
  for await (const _payment of readStatements(checked(read(), check), leftOut)) {
    // Only to see that there is a next one, and what is left out.
  }
  const unchecked = `statements that state no balances in one currency, so that nobody can say whether they are whole: ${check.unchecked}`
  return {
    lines,
    leftOut: leftOut.counts,
    remarks: [...leftOut.takenBack, ...(check.unchecked === 0 ? [] : [unchecked])],
    records: () => readStatements(read(), nothing()),
  }
}

function nothing(): LeftOut {
  return { counts: new Map(), takenBack: [] }
}

async function* checked(items: AsyncIterable<StatementItem | Rejection>, check: BalanceCheck) {
  for await (const item of items) {
    if (!isRejection(item)) check.take(item)
    yield item
  }
}
