import type { RecipientKind } from '../../../prisma/generated/client/client.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import { billingContactOf } from '../../ledger/party/contact.ts'
import { addressKey, isMailAddress, parseAddress, parseDisplayName } from '../../mail/address.ts'
import type { LetterInput } from './emailInput.ts'
import type { LetterFacts } from './facts.ts'

export type Addressee = {
  kind: RecipientKind
  address: string
  key: string
  name: string | null
  contactId: string | null
}

type MailboxInput = NonNullable<LetterInput['replyTo']>

const MOST_ADDRESSEES = 50

/**
 * Whom the letter goes to, each address once, in its most visible place. Without any given it is the billing contact, else
 * the invoice's billing address, else the party's own; empty when there is none of these.
 */
export function addresseesOf(input: LetterInput, facts: LetterFacts, takesUtf8: boolean): Addressee[] {
  const given = [...(input.to ?? []), ...(input.cc ?? []), ...(input.bcc ?? [])]
  if (given.length > MOST_ADDRESSEES) {
    throw refusal('TOO_MANY_ITEMS', 'to', `An email goes to at most ${MOST_ADDRESSEES} addresses.`)
  }
  const to = input.to ?? null
  if (to?.length === 0) throw refusal('REQUIRED', 'to', 'Name at least one address, or leave `to` out.')
  const all = [
    ...(to === null
      ? defaultAddressees(facts, takesUtf8)
      : to.map((mailbox, index) => read('TO', mailbox, `to.${index}`))),
    ...(input.cc ?? []).map((mailbox, index) => read('CC', mailbox, `cc.${index}`)),
    ...(input.bcc ?? []).map((mailbox, index) => read('BCC', mailbox, `bcc.${index}`)),
  ]
  const unique = new Map<string, Addressee>()
  for (const addressee of all) {
    if (!unique.has(addressee.key)) unique.set(addressee.key, withContact(addressee, facts))
  }
  return [...unique.values()]
}

/** The same as `withDefaultRecipient` finds: what is stored may be none that mail can be sent to, and is passed over. */
function defaultAddressees({ contacts, invoices, party }: LetterFacts, takesUtf8: boolean): Addressee[] {
  const contact = billingContactOf(contacts)
  const candidates = [
    { address: contact?.email, name: contact?.name ?? null },
    { address: invoices[0]?.billingEmail, name: party?.name ?? null },
    { address: party?.email, name: party?.name ?? null },
  ]
  for (const { address, name } of candidates) {
    const usable = address ? usableAddress(address, takesUtf8) : null
    if (usable === null) continue
    return [{ kind: 'TO', ...usable, name: name === null ? null : parseDisplayName(name), contactId: null }]
  }
  return []
}

/** A stored text that mail can be sent to, by the rules of `isMailable`. */
function usableAddress(address: string, takesUtf8: boolean): Pick<Addressee, 'address' | 'key'> | null {
  if (!isMailAddress(address)) return null
  const needsUtf8 = parseAddress(address)?.needsUtf8 === true
  return needsUtf8 && !takesUtf8 ? null : { address, key: addressKey(address) }
}

function read(kind: RecipientKind, mailbox: MailboxInput, field: string): Addressee {
  return { kind, ...readMailbox(mailbox, field), contactId: null }
}

export function readMailbox({ address, name }: MailboxInput, field: string) {
  const parsed = parseAddress(address)
  if (parsed === null) {
    throw refusal(
      'INVALID',
      `${field}.address`,
      'This is not one plain e-mail address such as name@company.example.',
    )
  }
  const displayName = name ? parseDisplayName(name) : null
  if (name && displayName === null) {
    throw refusal('INVALID', `${field}.name`, 'A name has at most 200 printable characters on one line.')
  }
  return { address: parsed.address, key: parsed.key, name: displayName }
}

function withContact(addressee: Addressee, { contacts }: LetterFacts): Addressee {
  const contact = contacts.find(({ email }) => email !== null && addressKey(email) === addressee.key)
  return { ...addressee, contactId: contact?.id ?? null }
}
