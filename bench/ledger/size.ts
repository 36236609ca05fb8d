/** How large a ledger is, and how its rows are shared out. */
export type LedgerSize = {
  invoices: number
  organizations: number
  /** How many times as many rows the default organization has as each of the others. */
  weight: number
}

/**
 * Row n of every table belongs to organization `n % period`, the first `weight` remainders all to organization 0.
 * Rows whose numbers differ by a multiple of the period thus belong together.
 */
export function periodOf({ organizations, weight }: LedgerSize): number {
  return organizations + weight - 1
}

/** A multiple of the period, so that `n % parties` is a party of the organization of row n. */
export function partiesOf(size: LedgerSize): number {
  const period = periodOf(size)
  return period * Math.max(1, Math.round(size.invoices / 50 / period))
}

/** A name for what the database holds, so that it need not be filled again. Changes with the rows. */
export function nameOf({ invoices, organizations, weight }: LedgerSize): string {
  return `3: ${invoices} invoices, ${organizations} organizations, weight ${weight}`
}

/** The table's part of an id. */
const TABLES = {
  organization: '0001',
  user: '0002',
  party: '0003',
  contact: '0004',
  invoice: '0005',
  lineItem: '0006',
  email: '0007',
  recipient: '0008',
  callout: '0009',
  document: '000a',
  blueprint: '000b',
  agent: '000c',
  address: '000d',
  ownParty: '000e',
  field: '000f',
  comment: '0010',
  link: '0011',
  event: '0012',
  sender: '0013',
  thread: '0014',
  workflow: '0015',
  call: '0016',
  classification: '0017',
  task: '0018',
  payment: '0019',
  allocation: '001a',
} as const

export type Table = keyof typeof TABLES

/** An id that can be worked out again from a number: table, then row. */
export function rowId(table: Table, row: number): string {
  return `0192${TABLES[table]}-0000-7000-8000-${row.toString(16).padStart(12, '0')}`
}

/** The same in SQL, for a row that an expression numbers. */
export function id(table: Table, row: string): string {
  return `('0192${TABLES[table]}-0000-7000-8000-' || lpad(to_hex(${row}), 12, '0'))::uuid`
}

/** The number of the organization of a row, in SQL. */
export function organizationNumber(size: LedgerSize, row: string): string {
  return `greatest(0, ${row} % ${periodOf(size)} - ${size.weight - 1})`
}

/** The organization of a row, in SQL. */
export function organizationId(size: LedgerSize, row: string): string {
  return id('organization', organizationNumber(size, row))
}
