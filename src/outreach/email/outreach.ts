import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { reads, related, whenRead } from '../../graph/read/fields.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { Party } from '../../ledger/party/type.ts'
import { invoiceOutreach, partyOutreach } from './bouncing.ts'
import { emailFields } from './fields.ts'
import { type EmailListArguments, emailList } from './list.ts'
import { EmailConnection } from './type.ts'

/** The row that the outreach is about: its fields are read like fields of that row. */
type Owner = { organizationId: string; id: string }

const VALUES = { invoice: invoiceOutreach, party: partyOutreach }

/** The same view of outreach for an invoice and for a party. */
function outreachType(name: string, owner: keyof typeof VALUES, whose: string) {
  const { bouncing, contacted } = VALUES[owner]
  const emails = pageBelow({
    name: `emails of ${owner}`,
    model: 'Email',
    alias: 'e',
    list: (context, organizationId, args: EmailListArguments) =>
      emailList(context, organizationId, args, owner),
  })
  return builder.objectRef<Owner>(name).implement({
    description: `What was sent ${whose}, and what became of it.`,
    fields: (t) => ({
      emails: t.field({
        type: EmailConnection,
        description:
          'The emails, most recent first by `timelineAt`. Only outbound ones, unless `where` speaks of ' +
          'the direction.',
        args: {
          where: t.arg({ type: emailFields.where, description: 'Which of them.' }),
          search: t.arg.string({
            description:
              'Words in the subject or in the address of a recipient; all must be found, compared as `StringFilter` compares.',
          }),
          orderBy: t.arg({
            ...takesNull,
            type: [emailFields.order],
            description: 'Sort keys; most recent first when left out.',
          }),
          ...pageArgs(t.arg),
        },
        ...emails,
      }),
      bouncingRecipientEmails: t.stringList({
        description: 'Every address that any of the outbound emails bounced at, once.',
        extensions: related(bouncing, 'id').extensions,
        resolve: (row, _arguments, context) => whenRead(bouncing.of(context, row, 'id'), (all) => [...all]),
      }),
      contactsCount: t.int({
        description: 'How many emails have been sent.',
        extensions: related(contacted, 'id').extensions,
        resolve: async (row, _arguments, context) => (await contacted.of(context, row, 'id')).contactsCount,
      }),
      lastContactAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When the last one was sent.',
        extensions: related(contacted, 'id').extensions,
        resolve: async (row, _arguments, context) => (await contacted.of(context, row, 'id')).lastContactAt,
      }),
    }),
  })
}

const InvoiceOutreach = outreachType('InvoiceOutreach', 'invoice', 'about the invoice')
const PartyOutreach = outreachType('PartyOutreach', 'party', 'to the party')

builder.objectField(Invoice, 'outreach', (t) =>
  t.field({
    type: InvoiceOutreach,
    description: 'What was sent about it, and what became of it.',
    extensions: reads({ isSameRow: true }),
    resolve: (invoice) => invoice,
  }),
)

builder.objectField(Party, 'outreach', (t) =>
  t.field({
    type: PartyOutreach,
    description: 'What was sent to it about any invoice, and what became of it.',
    extensions: reads({ isSameRow: true }),
    resolve: (party) => party,
  }),
)
