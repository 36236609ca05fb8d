import { createHash } from 'node:crypto'
import { completeEmail, type EmailRecord, email } from './email.ts'
import { invoice } from './invoice.ts'
import { completeInvoice, type InvoiceRecord } from './invoiceRules.ts'
import { jsonText } from './jsonText.ts'
import { completeParty, type PartyRecord, party } from './party.ts'

/** A record in the one form that is compared and stored: all defaults filled in, instants in UTC. */
export type CanonicalRecord =
  | { type: 'party'; fields: PartyRecord }
  | { type: 'invoice'; fields: InvoiceRecord }
  | { type: 'email'; fields: EmailRecord }

export type RecordType = CanonicalRecord['type']

/** The fields of every type of record, apart from `type` itself. */
export const RECORD_FIELDS = { party, invoice, email }

/** Changes when the canonical form does, so that everything is written once more by the next import. */
const FORM = '1'

export function isRecordType(text: unknown): text is RecordType {
  return typeof text === 'string' && Object.hasOwn(RECORD_FIELDS, text)
}

/** Turns JSON that the schema has accepted into the canonical form, or refuses what contradicts itself. */
export function completeRecord(type: RecordType, value: unknown, timezone: string): CanonicalRecord {
  switch (type) {
    case 'party':
      return { type, fields: completeParty(party.read(value, timezone)) }
    case 'invoice':
      return { type, fields: completeInvoice(invoice.read(value, timezone)) }
    case 'email':
      return { type, fields: completeEmail(email.read(value, timezone)) }
  }
}

/** Equal for two records exactly when importing the second after the first would change nothing. */
export function contentHash({ type, fields }: CanonicalRecord): string {
  return createHash('sha256')
    .update(`${FORM} ${type} ${jsonText(fields)}`)
    .digest('hex')
}
