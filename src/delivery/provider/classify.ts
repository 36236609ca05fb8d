import type { BounceReason, BounceType } from '../../../prisma/generated/client/client.ts'
import type { ReportedBounce } from '../report.ts'
import { reasonByStatus } from './statusReason.ts'
import { reasonByWording } from './wordingReason.ts'

/** What a service tells of a message that did not arrive. */
type Told = {
  /** Where the service itself says whether it is for good. */
  type?: BounceType | null
  /** Where the service itself says why, beyond doubt. */
  reason?: BounceReason | null
  /** Enhanced status code, such as `5.1.1`, where it stands by itself. */
  status?: string | null
  /** Three digits of SMTP, where they stand by themselves. */
  code?: string | null
  /** What the other mail server answered. */
  reply?: string | null
  /** The service's own words. */
  wording?: string | null
}

// Not within an address such as 4.16.55.1.
const STATUS = /(?<![\w.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/
const CODE = /(?:^|[\s;:([])([45]\d\d)(?=[\s-]|$)/

/** Whether it is worth trying again, and why it came back: by the service's word, the codes and the words, in this order. */
export function classify({ type, reason, status, code, reply = null, wording = null }: Told): ReportedBounce {
  const known = statusOf(status, reply)
  const level = (known ?? firstMatch(CODE, code) ?? firstMatch(CODE, reply))?.charAt(0) ?? null
  const found = reason ?? reasonOf(known, level, `${reply ?? ''} ${wording ?? ''}`.trim())
  const why = found === 'OTHER' && type === 'SOFT' && !reason ? 'TEMPORARY_FAILURE' : found
  return { type: type ?? typeOf(why, level), reason: why, wording, diagnosticCode: reply }
}

/** A detail of zero says no more than its class does (RFC 3463 section 2); the answer may say more. */
function statusOf(status: string | null | undefined, reply: string | null): string | null {
  const given = firstMatch(STATUS, status)
  return given === null || given.endsWith('.0.0') ? (firstMatch(STATUS, reply) ?? given) : given
}

function firstMatch(pattern: RegExp, text: string | null | undefined): string | null {
  return pattern.exec(text ?? '')?.[1] ?? null
}

function reasonOf(status: string | null, level: string | null, words: string): BounceReason {
  const byStatus = reasonByStatus(status)
  if (byStatus !== null) return byStatus
  const byWording = reasonByWording(words)
  // «450 mailbox unavailable» is one that is busy (RFC 5321 section 4.2.3).
  if (level === '4' && (byWording === null || byWording === 'MAILBOX_DOES_NOT_EXIST'))
    return 'TEMPORARY_FAILURE'
  if (byWording !== null) return byWording
  return status?.startsWith('5.7.') ? 'REJECTED_BY_RECIPIENT' : 'OTHER'
}

const PASSING: readonly BounceReason[] = ['MAILBOX_FULL', 'SPAM_FILTER', 'TEMPORARY_FAILURE']
const LASTING: readonly BounceReason[] = ['MAILBOX_DOES_NOT_EXIST', 'DOMAIN_NOT_FOUND']

/** A full mailbox or a filter refuses with 5xx as well, but not because the address is wrong. */
function typeOf(reason: BounceReason, level: string | null): BounceType {
  if (level === '4' || PASSING.includes(reason)) return 'SOFT'
  return level === '5' || LASTING.includes(reason) ? 'HARD' : 'UNDETERMINED'
}
