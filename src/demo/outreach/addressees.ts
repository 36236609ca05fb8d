import type { Customer } from '../party/customer.ts'
import type { LetterKind } from './letter.ts'
import { isSuppressed, type Mailbox } from './mailbox.ts'
import type { Office } from './office.ts'
import type { Addressee } from './recipient.ts'

/** Who a letter goes to: one reader, now and then a copy, a blind copy for our archive. */
export function addresseesFor(
  { world, random, mailboxes }: Office,
  customer: Customer,
  kind: LetterKind,
  at: Date,
): Addressee[] {
  const open = mailboxes.of(customer)
  // A bounce is soon noticed and another contact found, unless nobody looks.
  const isNoticed = open.some((mailbox) => !isSuppressed(mailbox, at)) && random.chance(0.85)
  const reachable = isNoticed ? open.filter((mailbox) => !isSuppressed(mailbox, at)) : open
  const [to, ...others] = reachable
  if (to === undefined) return []
  const copy = copyFor(others, kind, random.fraction())
  const addressees: Addressee[] = [{ mailbox: to, kind: 'TO', position: 0 }]
  if (copy !== undefined) addressees.push({ mailbox: copy, kind: 'CC', position: 0 })
  if (random.chance(kind === 'final' || kind === 'statement' ? 0.5 : 0.03)) {
    addressees.push({ mailbox: archive(world.profile.host), kind: 'BCC', position: 0 })
  }
  return addressees
}

/** Final notices go to the top as well. */
function copyFor(others: readonly Mailbox[], kind: LetterKind, chance: number): Mailbox | undefined {
  if (kind === 'final') return chance < 0.8 ? others.at(-1) : undefined
  return chance < 0.22 ? others[0] : undefined
}

function archive(host: string): Mailbox {
  return {
    address: `archive@${host}`,
    name: 'Archive',
    contactId: null,
    goneFrom: null,
    reads: 0,
    clicks: 0,
    hasScanner: false,
    suppressedUntil: null,
  }
}
