import { builder } from '../../graph/builder.ts'
import { UserError } from '../../graph/mutation/userError.ts'
import type { Block } from './block.ts'
import { OutreachBlocker } from './outreachBlocker.ts'

export const OutreachBlock = builder.objectRef<Block>('OutreachBlock').implement({
  description: 'One thing that keeps an email about an invoice from going out.',
  fields: (t) => ({
    code: t.expose('code', { type: OutreachBlocker, description: 'What kind of thing, for programs.' }),
    message: t.exposeString('message', {
      description:
        'A sentence for the person who asks why, with the date, name or address it depends on. Days and times are ' +
        "in the organization's timezone.",
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself. Null when it does not.',
    }),
  }),
})

builder.objectField(UserError, 'blockers', (t) =>
  t.field({
    type: [OutreachBlock],
    nullable: true,
    description:
      'With OUTREACH_BLOCKED: all that keeps mail about the invoice named by `field` from going out, without what was ' +
      'overridden. Null otherwise.',
    // Only blocks are put there, where something is refused with this code.
    resolve: ({ blockers }) => (blockers === undefined ? null : (blockers as readonly Block[])),
  }),
)
