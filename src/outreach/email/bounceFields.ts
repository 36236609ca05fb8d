import { builder } from '../../graph/builder.ts'
import { reads, related } from '../../graph/read/fields.ts'
import { BOUNCING, bouncingAddressesOf } from './bouncing.ts'
import { BounceReason } from './enums.ts'
import { BounceCallout, calloutByEmail } from './recipient.ts'
import { Email } from './type.ts'

/** What an email tells of its bounces. */
builder.prismaObjectFields(Email, (t) => ({
  isBounced: t.exposeBoolean('isBounced', {
    description: 'Whether it bounced at any recipient (`is_bounced`).',
  }),
  bounceDetails: t.expose('bounceDetails', {
    type: 'JSON',
    nullable: true,
    description: 'What the sending service said of the bounce, verbatim (`bounce_details`).',
  }),
  bounceCallout: t.field({
    type: BounceCallout,
    nullable: true,
    description: 'The bounce brought to attention (`bounce_callout`).',
    ...related(calloutByEmail, 'id'),
  }),
  bouncingRecipientEmails: t.stringList({
    description: 'Every address it bounced at, once (`bouncing_recipient_emails`).',
    extensions: reads({ relations: BOUNCING }),
    resolve: (email, _arguments, context) => bouncingAddressesOf(context, email),
  }),
  bouncedAt: t.expose('bouncedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When it first bounced.',
  }),
  bounceReason: t.expose('bounceReason', {
    type: BounceReason,
    nullable: true,
    description: 'Why it first bounced.',
  }),
  bounceReasonText: t.exposeString('bounceReasonText', {
    nullable: true,
    description: 'Why it first bounced, as the source words it (`bounceReason`).',
  }),
}))
