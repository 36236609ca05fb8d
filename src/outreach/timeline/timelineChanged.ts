import { builder } from '../../graph/builder.ts'
import type { Context, Topic } from '../../graph/context.ts'
import { badInput, refuse } from '../../graph/error.ts'
import { followed } from '../../graph/live/followed.ts'
import { type Place, resolveRow } from '../../graph/lookup.ts'
import { invoiceById } from '../../ledger/invoice/type.ts'
import { partyById } from '../../ledger/party/type.ts'
import { loadItem } from './loadItem.ts'
import { TimelineItem } from './timeline.ts'

type Parent = 'invoice' | 'party'
const NAMES = { invoice: 'Invoice', party: 'Party' } as const
const LOADS = { invoice: invoiceById, party: partyById } as const
const WHOSE = 'Global id, or the UUID in your default organization. Malformed: BAD_USER_INPUT.'

builder.subscriptionField('timelineChanged', (t) =>
  t.field({
    type: TimelineItem,
    description:
      'Each new item of the timeline of an invoice or of a party, once, whoever makes it and whenever it happened: what an ' +
      'import brings may be years old. Take exactly one of the arguments, else BAD_USER_INPUT. NOT_FOUND when there is no ' +
      'such invoice or party, or none that you may see: the two cannot be told apart.',
    args: {
      invoiceId: t.arg.id({ description: `The invoice. ${WHOSE}` }),
      partyId: t.arg.id({ description: `The party. ${WHOSE}` }),
    },
    subscribe: async (_root, args, context) => {
      const parent = parentOf(args)
      const place = await placeOf(context, parent, args[`${parent}Id`] ?? '')
      return followed(context, itemsOf(parent, place), (load, organizationId, key) =>
        loadItem(load, organizationId, { parent, parentId: place.id, key }),
      )
    },
    resolve: ({ row }) => row,
  }),
)

type Asked = { invoiceId?: string | null | undefined; partyId?: string | null | undefined }

function parentOf({ invoiceId, partyId }: Asked): Parent {
  const [hasInvoice, hasParty] = [invoiceId, partyId].map((id) => id !== null && id !== undefined)
  if (hasInvoice === hasParty) throw badInput('invoiceId', 'or partyId must be given, and not both.')
  return hasInvoice === true ? 'invoice' : 'party'
}

async function placeOf(context: Context, parent: Parent, text: string): Promise<Place> {
  const place = resolveRow(context, NAMES[parent], { argument: `${parent}Id`, text })
  const row = place && (await LOADS[parent](context, place.organizationId, place.id))
  if (!place || !row) throw refuse('NOT_FOUND', `There is no such ${parent} in your organization.`)
  return place
}

function itemsOf(parent: Parent, { organizationId, id }: Place): Topic {
  const end = `:${parent}:${id}`
  return {
    organizationId,
    key: `timeline${end}`,
    idsOf: (change) =>
      change.kind === 'TIMELINE'
        ? change.items.filter((item) => item.endsWith(end)).map((item) => item.slice(0, -end.length))
        : [],
  }
}
