import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { ROW_KEY } from '../../graph/read/table.ts'
import { BounceReason, BounceSource, BounceType, EmailEventType } from './enums.ts'
import { EmailRecipient } from './recipient.ts'

export const eventsByEmail = rowsByParent('EmailEvent', 'emailId', ['occurredAt', 'id'])

const recipientById = rowById('EmailRecipient')

export const EmailEvent = builder.prismaObject('EmailEvent', {
  select: ROW_KEY,
  description: 'Something that happened to an email.',
  fields: (t) => ({
    type: t.expose('type', { type: EmailEventType, description: 'What happened.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    recipient: t.field({
      type: EmailRecipient,
      nullable: true,
      description: 'At which recipient. Null when it was at none in particular.',
      ...related(recipientById, 'recipientId'),
    }),
    source: t.expose('source', {
      type: BounceSource,
      nullable: true,
      description: 'How it became known. Null for what happened here.',
    }),
    isMachine: t.exposeBoolean('isMachine', {
      description:
        'Whether a program did it, such as a privacy proxy that opens every mail, or a browser that loads a link ahead.',
    }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'The program that opened or clicked. Null of anything else, and where it did not say.',
    }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'The IP address that opened or clicked. Null of anything else, and where it is not known.',
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'The link that was clicked. Null of anything else, and where it is not known.',
    }),
    bounceType: t.expose('bounceType', {
      type: BounceType,
      nullable: true,
      description: 'Of a bounce or a delay: whether it is worth trying again. Null of anything else.',
    }),
    bounceReason: t.expose('bounceReason', {
      type: BounceReason,
      nullable: true,
      description:
        'Of a bounce, a delay or a failure: why. Null of anything else, and where it is not known.',
    }),
    diagnosticCode: t.exposeString('diagnosticCode', {
      nullable: true,
      description: 'What the other mail server said: `550 5.1.1 …`. Null where it is not known.',
    }),
    detail: t.exposeString('detail', {
      nullable: true,
      description: 'What else the source says, in its words. Null when it says no more.',
    }),
  }),
})
