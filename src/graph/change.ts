/** What changed in one organization. An email's invoices are named with it: their outreach changed. */
export type Change =
  | { kind: 'INVOICE'; invoiceIds: readonly string[] }
  | { kind: 'EMAIL'; emailId: string; invoiceIds: readonly string[] }
