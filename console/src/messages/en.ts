import bounces from './en/bounces.json'
import common from './en/common.json'
import invoice from './en/invoice.json'
import layout from './en/layout.json'
import ledger from './en/ledger.json'
import numbers from './en/numbers.json'
import party from './en/party.json'
import settings from './en/settings.json'
import terms from './en/terms.json'
import today from './en/today.json'

/** Every sentence of the console in this language, by the page that says it. */
export const en = {
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
