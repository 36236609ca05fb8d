import type { Contact } from '../../../prisma/generated/client/client.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'

/** A recipient's address and how mail fares there. */
export type Mailbox = {
  address: string
  name: string | null
  contactId: string | null
  /** From this instant on the mailbox refuses everything: its owner has left. */
  goneFrom: Date | null
  reads: number
  clicks: number
  /** A security gateway opens everything before the reader does. */
  hasScanner: boolean
  /** After a hard bounce or a complaint nothing is sent there until somebody has cleared the matter up. */
  suppressedUntil: Date | null
}

export function isSuppressed({ suppressedUntil }: Mailbox, at: Date): boolean {
  return suppressedUntil !== null && at < suppressedUntil
}

export class Mailboxes {
  private readonly random: Random
  private readonly now: Date
  private readonly known = new Map<string, Mailbox>()

  constructor(random: Random, now: Date) {
    this.random = random
    this.now = now
  }

  /** A mailbox for the contact, or for the address a party has of its own. */
  at(address: string, owner: { id: string | null; name: string | null }): Mailbox {
    let mailbox = this.known.get(address)
    if (mailbox === undefined) {
      const { random } = this
      mailbox = {
        address,
        name: owner.name,
        contactId: owner.id,
        goneFrom: random.chance(0.11)
          ? new Date(this.now.getTime() - random.integer(3, 430) * 86_400_000)
          : null,
        reads: random.weighted([[0.25, 2] as const, [0.6, 5] as const, [0.85, 3] as const]),
        clicks: random.pick([0.1, 0.25, 0.5]),
        hasScanner: random.chance(0.12),
        suppressedUntil: null,
      }
      this.known.set(address, mailbox)
    }
    return mailbox
  }

  /** Where mail to the customer goes: those who pay bills first. */
  of({ party, contacts }: Customer): Mailbox[] {
    const people = contacts
      .filter((contact) => !contact.isEmailDisabled)
      .sort((left, right) => rank(left) - rank(right))
      .flatMap((contact) => (contact.email === null ? [] : [this.at(contact.email, contact)]))
    if (people.length > 0 || party.email === null) return people
    return [this.at(party.email, { id: null, name: party.isCompany ? null : party.name })]
  }
}

const ORDER: readonly Contact['externalRole'][] = [
  'BILLING_CONTACT',
  'AP_CONTACT',
  'OTHER',
  null,
  'DECISION_MAKER',
]

function rank(contact: Contact): number {
  return ORDER.indexOf(contact.externalRole)
}
