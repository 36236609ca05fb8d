import { addressKey } from '../../../mail/address.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import type { Copy } from './findCopies.ts'

/** The email that a report speaks of, and which of its recipients; null where several come into question. */
export type Target = Pick<Copy, 'emailId' | 'recipientId' | 'sentAt'>

/**
 * The recipient whose address the report names; the one whose copy bears the name of the message; the only one that the
 * email has. An address that a mail server has forwarded to is none of ours, so the address alone does not decide.
 */
export function chooseCopy(
  { recipient }: Pick<DeliveryReport, 'recipient'>,
  copies: readonly Copy[],
): Target | null {
  const [first] = copies
  if (first === undefined) return null
  const key = recipient === null ? null : addressKey(recipient)
  const addressed = copies.find(({ address }) => address !== null && address === key)
  if (addressed !== undefined) return addressed
  const ofFirst = copies.filter(({ emailId }) => emailId === first.emailId)
  const named = only(ofFirst.filter(({ isNamed }) => isNamed))
  return named ?? only(ofFirst) ?? { ...first, recipientId: null }
}

/** The copy, if all are of one recipient: it may have been found by several names. */
function only(copies: readonly Copy[]): Copy | null {
  const [first] = copies
  const isOne = copies.every(({ recipientId }) => recipientId === first?.recipientId)
  return first !== undefined && isOne ? first : null
}
