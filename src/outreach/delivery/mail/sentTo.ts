import { addressesIn } from './address.ts'
import type { MailHeaders } from './headerLines.ts'

const NAMES = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
  'apparently-to',
  'to',
  'cc',
  'resent-to',
]
const LONGEST = 20_000
const MOST = 200

/** Every address that the headers say a mail was sent to, the one of its envelope first. */
export function sentTo(headers: MailHeaders): string[] {
  const text = NAMES.flatMap((name) => headers.get(name) ?? [])
    .join(' ')
    .slice(0, LONGEST)
  const received = (headers.get('received') ?? [])
    .slice(0, 50)
    .map((value) => /\sfor <?([^\s<>;]{3,320}@[^\s<>;]{1,253})/.exec(value)?.[1] ?? '')
  return [...new Set([...addressesIn(text), ...addressesIn(received.join(' '))])].slice(0, MOST)
}
