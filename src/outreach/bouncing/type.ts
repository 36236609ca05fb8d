import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { Contact, contactById } from '../../ledger/party/contact.ts'
import { Party, partyById } from '../../ledger/party/type.ts'
import { BounceReason, BounceType } from '../email/enums.ts'
import { Suppression } from '../suppression/type.ts'
import { suggestedContact } from './suggestedContact.ts'
import { suppressionsOfBouncing } from './suppressions.ts'

const reasonsToStop = looksAt(suppressionsOfBouncing, 'id', ['id'])

export const BouncingContact = nodeType('BouncingContact', {
  description:
    'An address that mail does not reach: the latest that is known of it is a bounce. It is gone from here when a later ' +
    'email arrives there. An address that is written in two ways is one.',
  idDescription: 'Opaque global id, the same as long as the address bounces.',
  fields: (t) => ({
    address: t.exposeString('address', { description: 'The e-mail address, as it was last written to.' }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party that the email which last bounced was for. Null where it is not known.',
      ...related(partyById, 'partyId'),
    }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact whose address it is. Null where it is not known.',
      ...related(contactById, 'contactId'),
    }),
    type: t.expose('bounceType', {
      type: BounceType,
      description: 'Whether the last bounce was hard or soft.',
    }),
    reason: t.expose('bounceReason', {
      type: BounceReason,
      nullable: true,
      description: 'Why it last bounced. Null where it is not known.',
    }),
    wording: t.exposeString('bounceWording', {
      nullable: true,
      description: 'The reason as the source words it. Null where it does not say.',
    }),
    diagnosticCode: t.exposeString('diagnosticCode', {
      nullable: true,
      description: 'What the other mail server said: `550 5.1.1 …`. Null where it is not known.',
    }),
    firstBouncedAt: t.expose('firstBouncedAt', { type: 'DateTime', description: 'When it first bounced.' }),
    lastBouncedAt: t.expose('lastBouncedAt', { type: 'DateTime', description: 'When it last bounced.' }),
    bounceCount: t.exposeInt('bounceCount', { description: 'How many emails bounced there in all.' }),
    suppressions: t.field({
      type: [Suppression],
      description: 'Why no mail goes there any more, oldest first; empty while mail still does.',
      ...related(suppressionsOfBouncing, 'id'),
    }),
    isSuppressed: t.boolean({
      description: 'Whether no mail goes there any more.',
      extensions: reads({ relations: [reasonsToStop.relation] }),
      resolve: (contact, _arguments, context) =>
        whenRead(reasonsToStop.of(context, contact), (suppressions) => suppressions.length > 0),
    }),
    suggestedContact: t.field({
      type: Contact,
      nullable: true,
      description:
        'Whom to write to instead: another contact of the party whose address neither bounces nor is suppressed nor ' +
        'switched off. A billing contact first, then somebody of accounts payable, the primary contact, the oldest. ' +
        'Null when the party has none.',
      ...related(suggestedContact, 'id'),
    }),
  }),
})

export const { connection: BouncingContactConnection } = connectionTypes(
  'BouncingContact',
  BouncingContact,
  'bouncing addresses',
)

registerTenantNode('BouncingContact', rowById('BouncingContact'))
