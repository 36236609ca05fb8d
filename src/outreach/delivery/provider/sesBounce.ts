import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { ReportedBounce } from '../../../mail/deliveryReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import type { Fields } from './json.ts'
import { serviceBounce } from './serviceBounce.ts'
import { sesBounceReasons, sesBounceTypes } from './sesBounceKinds.ts'

/** Why an event of SES says that a message did not arrive at a recipient. */
export function sesBounce(
  type: EmailEventType,
  told: Fields,
  recipient: Fields,
  sender: string | null,
): ReportedBounce | null {
  if (type === 'FAILED') return serviceBounce({ wording: firstText(told.reason, told.errorMessage) })
  if (type !== 'BOUNCED' && type !== 'DEFERRED') return null
  const kinds = [told.bounceType, told.bounceSubType, told.delayType]
    .map(textOf)
    .filter((kind) => kind !== null)
  return serviceBounce({
    type: type === 'DEFERRED' ? 'SOFT' : (sesBounceTypes.get(eventName(told.bounceType)) ?? null),
    reason: sesBounceReasons.get(eventName(told.bounceSubType ?? told.delayType)) ?? null,
    status: textOf(recipient.status),
    // With the type of the code before it: `smtp; 550 …` (RFC 3464 section 2.3.6).
    reply: textOf(recipient.diagnosticCode)?.replace(/^\s*smtp\s*;\s*/i, '') ?? null,
    sender,
    wording: kinds.length === 0 ? null : kinds.join(': '),
  })
}
