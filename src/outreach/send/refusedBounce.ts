import type { ReportedBounce } from '../../mail/deliveryReport.ts'
import type { Handover } from '../../mail/transport.ts'
import { serviceBounce } from '../delivery/provider/serviceBounce.ts'
import { plainWords } from '../delivery/refusal/plainWords.ts'
import { wordingIn } from '../delivery/refusal/wordingIn.ts'

type Refused = Pick<Extract<Handover, { outcome: 'REFUSED' }>, 'code' | 'response'>

/** It speaks of who we are, by the codes of RFC 3463 as well, or only says that nobody is left to write to. */
const ABOUT_US = {
  type: 'SOFT',
  reason: 'OTHER',
  phrases: [
    /\b5\.1\.[78]\b|\bsender|\bmail from\b/i,
    // «User unknown in relay recipient table» is about the user.
    /\brelay(?:ing|s)?\b(?! recipient table)|\brcpthosts\b|\bgateway\b/i,
    /\bauth\b|\bauthenticat|\bauthoriz|\blog ?in\b/i,
    /\bno valid recipients?\b/i,
  ],
} as const

/**
 * Why our own mail server takes no copy for this recipient. A server that does not know us, or is set up wrong, refuses
 * every customer alike: only what it says of the mailbox itself gives an address up.
 */
export function refusedBounce({ code, response }: Refused): ReportedBounce {
  const told = serviceBounce({ code: code === null ? null : String(code), reply: response })
  if (wordingIn([ABOUT_US], plainWords(response)) !== null)
    return { ...told, type: 'UNDETERMINED', reason: 'OTHER' }
  switch (told.reason) {
    case 'MAILBOX_DOES_NOT_EXIST':
    case 'DOMAIN_NOT_FOUND':
      return { ...told, type: 'HARD' }
    case 'MAILBOX_FULL':
      return told
    default:
      return { ...told, type: 'UNDETERMINED' }
  }
}
