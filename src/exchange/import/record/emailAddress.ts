import { isMailAddress, parseAddress } from '../../../mail/address.ts'
import { Refusal } from '../rejection.ts'
import type { Field } from './field.ts'

/**
 * What a source knows as an address, of which mail may be sent to some. One that is an address is stored as the grammar
 * writes it; what is none is kept as it is, for the people who can mend it, and blocks mail as INVALID_ADDRESS. Refused is
 * only what cannot be one text with an @ in it, and a domain outside ASCII that is none.
 */
export const emailAddress: Field<string> = {
  kind: 'text',
  isRequired: true,
  schema: {
    type: 'string',
    maxLength: 320,
    pattern: '^[^\\s\\p{Cc}@<>(),;:"\\[\\]\\\\]+@[^\\s\\p{Cc}@<>(),;:"\\[\\]\\\\]+$',
    description: 'an email address such as name@example.com',
  },
  read: (value) => {
    const text = String(value).normalize('NFC')
    const parsed = parseAddress(text)
    if (parsed !== null) return parsed.address
    // The database could not tell it from one that mail can be sent to.
    if (isMailAddress(text)) throw new Refusal(null, 'must have a domain that exists in IDNA (RFC 5891)')
    return text
  },
}
