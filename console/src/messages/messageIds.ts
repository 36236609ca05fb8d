import type bounces from './en/bounces.json'
import type invoice from './en/invoice.json'
import type ledger from './en/ledger.json'
import type numbers from './en/numbers.json'
import type party from './en/party.json'
import type settings from './en/settings.json'
import type today from './en/today.json'
import type { en } from './en.ts'

/** Every sentence that the console can say. Those in other languages are the same: `test/console/messages.test.ts`. */
export type MessageId = keyof (typeof en &
  typeof ledger &
  typeof invoice &
  typeof party &
  typeof bounces &
  typeof today &
  typeof numbers &
  typeof settings)
