import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { reads } from '../../graph/read/fields.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { nameOfRelated, type Relation } from '../../graph/read/relation.ts'
import { ABSENT, relatedOf } from '../../graph/read/row.ts'
import type { WorkedOutKey } from '../../graph/read/selected.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { type Block, readBlocks } from './block.ts'
import { blockingFacts } from './blockingFacts.ts'
import { findBlockers } from './findBlockers.ts'
import type { OutreachMoment } from './moment.ts'
import { momentOf } from './momentOf.ts'
import { OutreachBlock } from './outreachBlock.ts'
import { nextPossibleAt } from './until.ts'

type Judged = { blocks: readonly Block[]; moment: OutreachMoment }

const ChannelEligibility = builder.objectRef<Judged>('ChannelEligibility').implement({
  description: 'Whether a message may go out through one channel now.',
  fields: (t) => ({
    allowed: t.boolean({
      description: 'Whether nothing keeps it from going out.',
      resolve: ({ blocks }) => blocks.length === 0,
    }),
    blockers: t.field({
      type: [OutreachBlock],
      description: 'All that keeps it from going out; empty when it is allowed.',
      resolve: ({ blocks }) => [...blocks],
    }),
    nextPossibleAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The first instant at which all blockers have ended and the window is open; now when it is allowed. Null when ' +
        'something blocks that does not end by itself.',
      resolve: ({ blocks, moment }) => nextPossibleAt(blocks, moment),
    }),
  }),
})

const OutreachEligibility = builder.objectRef<Judged>('OutreachEligibility').implement({
  description: 'Whether the customer may be contacted about an invoice now, and why not.',
  fields: (t) => ({
    email: t.field({
      type: ChannelEligibility,
      description: "By email to the party's billing contact, or where mail goes without one.",
      resolve: (judged) => judged,
    }),
  }),
})

/** Stands in the place of a key: the facts are worked out from the row in the very statement that reads it. */
const facts: WorkedOutKey = {
  name: 'now',
  columns: [],
  expression: (context, organizationId, invoice) =>
    blockingFacts({ moment: momentOf(context, organizationId), invoice, recipientKeys: null }),
}

const outreachFacts: Relation = {
  name: 'outreach facts',
  model: null,
  along: (expression) => expression,
  read: (cell) => cell,
}

/** Of rows that brought no facts along: those that are asked about in the same tick cost one statement. */
function loadBlocks(context: Context, organizationId: string, invoiceId: string) {
  const load = defineLoader<string, readonly Block[]>('outreach blocks', [], (database, tenantId, keys) =>
    findBlockers(database.read, {
      organization: context.organizationOf(tenantId),
      invoiceIds: keys,
      at: context.now,
      recipientAddressKeys: null,
      takesUtf8: context.mailroom.takesUtf8(),
    }),
  )
  return load(context, organizationId, invoiceId)
}

builder.prismaObjectFields(Invoice, (t) => ({
  outreachEligibility: t.field({
    type: OutreachEligibility,
    description:
      'Whether the customer may be contacted about it now, and what keeps it from being so: the rules that sending, ' +
      'the filter `outreachBlocker` and `outreachPreview` go by.',
    extensions: reads({
      relations: [{ relation: outreachFacts, key: facts, columns: [], isSelected: false }],
    }),
    resolve: (invoice, _arguments, context) => {
      const moment = momentOf(context, invoice.organizationId)
      const found = relatedOf(invoice, nameOfRelated(outreachFacts, facts.name))
      if (found !== ABSENT) return { blocks: readBlocks(found, moment), moment }
      return loadBlocks(context, invoice.organizationId, invoice.id).then((blocks) => ({ blocks, moment }))
    },
  }),
}))
