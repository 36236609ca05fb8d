import type { LedgerSize } from '../ledger/size.ts'
import type { Operation } from './operation.ts'
import { depthOperations } from './operations/depth.ts'
import { INVOICE } from './operations/invoice.ts'
import { LIST } from './operations/list.ts'
import { OUTREACH } from './operations/outreach.ts'
import { PAGE } from './operations/page.ts'
import { PARTY_PAGE } from './operations/party.ts'
import { TOTALS } from './operations/totals.ts'
import { WHOLE_INVOICE } from './operations/wholeInvoice.ts'

/** The operations with the given names, `C1` standing for both of its own; all when none is given. */
export function chooseOperations(only: readonly string[] | null, size: LedgerSize): Operation[] {
  const all = [PAGE, LIST, INVOICE, WHOLE_INVOICE, OUTREACH, PARTY_PAGE, ...depthOperations(size), ...TOTALS]
  const chosen = all.filter(
    ({ name }) => only === null || only.includes(name) || only.includes(name.slice(0, 2)),
  )
  if (chosen.length === 0)
    throw new Error(`--only takes ${all.map(({ name }) => name).join(', ')}, separated by commas.`)
  return chosen
}
