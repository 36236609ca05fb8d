import bounces from './de/bounces.json'
import common from './de/common.json'
import invoice from './de/invoice.json'
import layout from './de/layout.json'
import ledger from './de/ledger.json'
import numbers from './de/numbers.json'
import party from './de/party.json'
import settings from './de/settings.json'
import terms from './de/terms.json'
import today from './de/today.json'

/** Every sentence of the console in this language, by the page that says it. */
export const de = {
  ...common,
  ...layout,
  ...terms,
  ...ledger,
  ...invoice,
  ...party,
  ...bounces,
  ...today,
  ...numbers,
  ...settings,
}
