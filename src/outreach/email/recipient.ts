import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { rowByParent, rowsByParent } from '../../graph/read/rowRelation.ts'
import { ROW_KEY } from '../../graph/read/table.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { Contact, contactById } from '../../ledger/party/contact.ts'
import { BounceReason, BounceSource, BounceType, DeliveryStatus, RecipientKind } from './enums.ts'

export const recipientsByEmail = rowsByParent('EmailRecipient', 'emailId', ['kind', 'position', 'id'])
export const calloutByEmail = rowByParent('BounceCallout', 'emailId')

const isSuppressed = valueBy<boolean>({
  name: 'EmailRecipient suppressed',
  expression: (recipientId, organizationId) => sql`exists (select 1 from email_recipient written
    join suppression listed on listed.organization_id = ${organizationId}::uuid
      and listed.address_key = lower(written.address)
    where written.organization_id = ${organizationId}::uuid and written.id = ${recipientId})`,
  fromJson: (json) => json === true,
})

const Bounce = builder
  .objectRef<{
    type: typeof BounceType.$inferType
    reason: typeof BounceReason.$inferType | null
    wording: string | null
    diagnosticCode: string | null
    bouncedAt: Date | null
  }>('Bounce')
  .implement({
    description: 'Why an email did not reach one recipient.',
    fields: (t) => ({
      type: t.expose('type', { type: BounceType, description: 'Hard, soft or not known.' }),
      reason: t.expose('reason', {
        type: BounceReason,
        nullable: true,
        description: 'The reason, if known.',
      }),
      wording: t.exposeString('wording', {
        nullable: true,
        description: 'The reason as the source words it.',
      }),
      diagnosticCode: t.exposeString('diagnosticCode', {
        nullable: true,
        description: 'What the other mail server said: `550 5.1.1 …`.',
      }),
      bouncedAt: t.expose('bouncedAt', { type: 'DateTime', nullable: true, description: 'When it bounced.' }),
    }),
  })

export const EmailRecipient = builder.prismaObject('EmailRecipient', {
  select: ROW_KEY,
  description: 'One address of one email, and what became of the email there.',
  fields: (t) => ({
    address: t.exposeString('address', { description: 'The e-mail address, as stored.' }),
    name: t.exposeString('name', { nullable: true, description: 'The display name.' }),
    kind: t.expose('kind', { type: RecipientKind, description: 'To, copy or blind copy.' }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact the address belongs to, if it is known.',
      ...related(contactById, 'contactId'),
    }),
    deliveryStatus: t.expose('deliveryStatus', {
      type: DeliveryStatus,
      description: 'How far it came here.',
    }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed over for this address. Null until then.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: "When the recipient's mail server accepted it. Null until that is known.",
    }),
    firstOpenedAt: t.expose('firstOpenedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was first opened here, by a person or a program. A click by a person counts as an open.',
    }),
    firstHumanOpenedAt: t.expose('firstHumanOpenedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a person first opened it here, or clicked in it; programs do not count.',
    }),
    firstClickedAt: t.expose('firstClickedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a link in it was first clicked here.',
    }),
    isSuppressed: t.boolean({
      description:
        'Whether the address is on the suppression list now, whatever it was when the email was sent.',
      ...related(isSuppressed, 'id'),
    }),
    bounce: t.field({
      type: Bounce,
      nullable: true,
      description: 'Why it bounced here; null when it did not.',
      select: {
        deliveryStatus: true,
        bounceType: true,
        bounceReason: true,
        bounceReasonText: true,
        diagnosticCode: true,
        bouncedAt: true,
      },
      resolve: (recipient) =>
        recipient.deliveryStatus !== 'BOUNCED'
          ? null
          : {
              type: recipient.bounceType ?? 'UNDETERMINED',
              reason: recipient.bounceReason,
              wording: recipient.bounceReasonText,
              diagnosticCode: recipient.diagnosticCode,
              bouncedAt: recipient.bouncedAt,
            },
    }),
  }),
})

export const BounceCallout = builder.prismaObject('BounceCallout', {
  select: ROW_KEY,
  description: 'A bounce brought to attention (`bounce_callout`). At most one per email.',
  fields: (t) => ({
    source: t.expose('source', { type: BounceSource, description: 'How it was noticed.' }),
    detectedAt: t.expose('detectedAt', {
      type: 'DateTime',
      description: 'When it was noticed (`detected_at`).',
    }),
    recipientEmails: t.exposeStringList('recipientEmails', {
      description: 'The addresses that bounced (`recipient_emails`).',
    }),
  }),
})
