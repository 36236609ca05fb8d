import type { RecipientKind } from '../../../prisma/generated/client/client.ts'
import type { Context } from '../../graph/context.ts'
import { looksAt, reads, whenRead } from '../../graph/read/fields.ts'
import { recipientsByEmail } from './recipient.ts'

const addressees = looksAt(recipientsByEmail, 'id', ['kind', 'address'])

/** The options of a field that answers the addresses of one kind. */
export const addressesOf = (kind: RecipientKind) => ({
  extensions: reads({ relations: [addressees.relation] }),
  resolve: (email: { organizationId: string; id: string }, _arguments: object, context: Context) =>
    whenRead(addressees.of(context, email), (recipients) =>
      recipients.filter((recipient) => recipient.kind === kind).map((recipient) => recipient.address),
    ),
})
