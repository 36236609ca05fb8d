import { decimal, type Statement, signedOf } from './statement.ts'

export const BANK_MAPPING = {
  delimiter: ';',
  dates: { format: 'DD.MM.YYYY' },
  numbers: { decimalSeparator: ',' },
  account: 'Konto',
  currency: 'Währung',
  bookedOn: 'Buchungstag',
  amount: 'Betrag',
  balance: 'Saldo',
  reference: 'Referenz',
  endToEndId: 'Ende-zu-Ende',
  payerName: 'Name',
  payerAccount: 'IBAN',
  text: ['Zweck'],
}

/** Reversals have no column in it: of these the file has none. */
export function writeBankCsv(statements: readonly Statement[], isNewestFirst = false): string {
  const header = 'Konto;Buchungstag;Betrag;Währung;Saldo;Referenz;Ende-zu-Ende;Name;IBAN;Zweck'
  const rows = statements.flatMap(({ account, currency, opening, movements }) => {
    let balance = opening
    const number = (minorUnits: number) =>
      `${minorUnits < 0 ? '-' : ''}${decimal(minorUnits, currency, ',').replace(/,$/, '')}`
    const written = movements.map((movement) => {
      balance += signedOf(movement)
      const { day, reference, endToEndId, payerName, payerAccount, text } = movement
      const amount = number(signedOf(movement))
      const cells = [account, day.split('-').reverse().join('.'), amount, currency, number(balance)]
      return [...cells, reference, endToEndId, payerName, payerAccount, text]
        .map((cell) => cell ?? '')
        .join(';')
    })
    return isNewestFirst ? written.reverse() : written
  })
  return [header, ...rows].join('\n')
}
