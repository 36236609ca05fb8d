import { addressesIn, addressIn } from './address.ts'
import { failedRecipients, mentionedAddresses } from './bounceNotice.ts'
import { MAXIMUM_REPORTS } from './limits.ts'
import type { Mail } from './mailParts.ts'
import type { ReportingMail } from './reportingMail.ts'

const LONGEST_HEADER = 20_000
const OWN_HEADERS = ['to', 'from', 'delivered-to', 'x-original-to', 'envelope-to']

const addressesOf = ({ headers }: Mail, name: string) =>
  addressesIn((headers.get(name) ?? []).join(' ').slice(0, LONGEST_HEADER))

/** Who the message that a notice encloses was sent to. */
function originalRecipient({ original }: ReportingMail): string[] {
  const to = addressIn(original.get('x-envelope-to')?.[0]) ?? addressIn(original.get('to')?.[0])
  return to ? [to] : []
}

/** Who did not get the message: by Exim's header, else by the lines of the notice, else by the message it encloses. */
export function recipientsOfNotice(mail: Mail, source: ReportingMail, lines: readonly string[]): string[] {
  const own = new Set(OWN_HEADERS.flatMap((name) => addressesOf(mail, name)))
  const named = [
    () => addressesOf(mail, 'x-failed-recipients'),
    () => failedRecipients(lines, own),
    () => originalRecipient(source),
    () => mentionedAddresses(lines, own),
  ]
  for (const names of named) {
    const recipients = names()
    if (recipients.length > 0) return recipients.slice(0, MAXIMUM_REPORTS)
  }
  return []
}
