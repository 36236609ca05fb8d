import type { Invoice as InvoiceRow, Party as PartyRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { pageArgs } from '../connection/pageArgs.ts'
import { EmailWhereInput } from '../filter/where.ts'
import { Invoice } from '../invoice/type.ts'
import { Party } from '../party/type.ts'
import { invoiceOutreach, partyOutreach } from './bouncing.ts'
import { type EmailParent, openEmails } from './list.ts'
import { EmailOrder } from './sort.ts'
import { EmailConnection } from './type.ts'

type OutreachOf = EmailParent & { organizationId: string }

const LOADERS = { invoice: invoiceOutreach, party: partyOutreach }

/** The same view of outreach for an invoice and for a party. */
function outreachType(name: string, whose: string) {
  return builder.objectRef<OutreachOf>(name).implement({
    description: `What was sent ${whose}, and what became of it.`,
    fields: (t) => ({
      emails: t.field({
        type: EmailConnection,
        description:
          'The emails, most recent first by `timelineAt`. Only outbound ones, unless `where` speaks of ' +
          'the direction.',
        args: {
          where: t.arg({ type: EmailWhereInput, description: 'Which of them.' }),
          search: t.arg.string({
            description: 'Words in the subject or in the address of a recipient; all must be found.',
          }),
          orderBy: t.arg({ type: [EmailOrder], description: 'Sort keys; most recent first when left out.' }),
          ...pageArgs(t.arg),
        },
        resolve: ({ organizationId, kind, id }, args, context) =>
          openEmails(context, organizationId, args, { kind, id }),
      }),
      bouncingRecipientEmails: t.stringList({
        description: 'Every address that any of the outbound emails bounced at, once.',
        resolve: async ({ organizationId, kind, id }, _arguments, context) => [
          ...(await LOADERS[kind].bouncing(context, organizationId, id)),
        ],
      }),
      contactsCount: t.int({
        description: 'How many emails have been sent.',
        resolve: async ({ organizationId, kind, id }, _arguments, context) =>
          (await LOADERS[kind].contacted(context, organizationId, id)).contactsCount,
      }),
      lastContactAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When the last one was sent.',
        resolve: async ({ organizationId, kind, id }, _arguments, context) =>
          (await LOADERS[kind].contacted(context, organizationId, id)).lastContactAt,
      }),
    }),
  })
}

const InvoiceOutreach = outreachType('InvoiceOutreach', 'about the invoice')
const PartyOutreach = outreachType('PartyOutreach', 'to the party')

const outreachOf =
  (kind: 'invoice' | 'party') =>
  ({ organizationId, id }: InvoiceRow | PartyRow) => ({
    organizationId,
    kind,
    id,
  })

builder.objectField(Invoice, 'outreach', (t) =>
  t.field({
    type: InvoiceOutreach,
    description: 'What was sent about it, and what became of it.',
    resolve: outreachOf('invoice'),
  }),
)

builder.objectField(Party, 'outreach', (t) =>
  t.field({
    type: PartyOutreach,
    description: 'What was sent to it about any invoice, and what became of it.',
    resolve: outreachOf('party'),
  }),
)
