export { MoneyInput } from '../../graph/moneyInput.ts'
