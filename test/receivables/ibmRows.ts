import { readFile } from 'node:fs/promises'

/** The invoices of the file as days and cents, read by hand. */
export async function readRows(file: string) {
  const [, ...lines] = (await readFile(file, 'utf8')).trim().split('\r\n')
  const day = (text = '') => {
    const [month, date, year] = text.split('/').map(Number)
    return Date.UTC(year ?? 0, (month ?? 1) - 1, date) / 86_400_000
  }
  return lines.map((line) => {
    const [, customer = '', , , issued, due, amount, , settled] = line.split(',')
    return {
      customer,
      currency: 'USD',
      total: Math.round(Number(amount) * 100),
      issued: day(issued),
      due: day(due),
      paid: day(settled),
      voided: null,
    }
  })
}
