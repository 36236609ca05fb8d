import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { reads } from '../../graph/read/fields.ts'
import type { WorkedOutKey } from '../../graph/read/selected.ts'
import { column, type Rows } from '../../graph/read/table.ts'
import { Party, partyById } from '../party/type.ts'
import { PartyRole } from './enums.ts'
import { Invoice } from './type.ts'

type Role = 'CLIENT' | 'SERVICE_PROVIDER'
type PartyRow = Rows['Party']
type Sided = Pick<Rows['Invoice'], 'organizationId' | 'type' | 'targetPartyId'>

/** Of a receivable the target is the client; of a payable it is the one who delivered. The other side is us. */
const TARGET_OF = { CLIENT: 'RECEIVABLE', SERVICE_PROVIDER: 'PAYABLE' } as const

function isTarget({ type }: Sided, role: Role): boolean {
  return type === TARGET_OF[role]
}

function partyIdOf(context: Context, invoice: Sided, role: Role): string | null {
  if (isTarget(invoice, role)) return invoice.targetPartyId
  return context.organizationOf(invoice.organizationId).ownPartyId
}

const SIDED = { type: true, targetPartyId: true } as const

/** The party in one role. Its id is worked out from the side of the invoice, here and in SQL alike. */
function inRole(role: Role) {
  const key: WorkedOutKey = {
    name: role,
    columns: Object.keys(SIDED),
    expression: (context, organizationId, alias) => {
      const { ownPartyId } = context.organizationOf(organizationId)
      return sql`case when ${column(alias, 'type')} = ${TARGET_OF[role]}::"InvoiceType"
        then ${column(alias, 'targetPartyId')} else ${ownPartyId}::uuid end`
    },
  }
  return {
    select: SIDED,
    extensions: reads({
      relations: [{ relation: partyById.relation, key, columns: [], isSelected: true }],
    }),
    resolve: (invoice: Sided, _arguments: object, context: Context) =>
      partyById.ofKey(context, invoice, role, partyIdOf(context, invoice, role)),
  }
}

const InvoiceParty = builder.objectRef<{ role: Role; party: PartyRow }>('InvoiceParty').implement({
  description: 'A party and what it is to the invoice.',
  fields: (t) => ({
    role: t.expose('role', { type: PartyRole, description: 'What the party is to the invoice.' }),
    party: t.field({ type: Party, description: 'The party.', resolve: ({ party }) => party }),
  }),
})

async function sidesOf(context: Context, invoice: Sided) {
  const sides = (['CLIENT', 'SERVICE_PROVIDER'] as const).map(async (role) => {
    const partyId = partyIdOf(context, invoice, role)
    const party = partyId === null ? null : await partyById(context, invoice.organizationId, partyId)
    return party === null ? [] : [{ role, party }]
  })
  return (await Promise.all(sides)).flat()
}

builder.prismaObjectFields(Invoice, (t) => ({
  client: t.field({
    type: Party,
    nullable: true,
    description: 'Who owes the money: the target party of a receivable, the own party on a payable.',
    ...inRole('CLIENT'),
  }),
  serviceProvider: t.field({
    type: Party,
    nullable: true,
    description: 'Who is owed the money: the own party on a receivable, the target party of a payable.',
    ...inRole('SERVICE_PROVIDER'),
  }),
  parties: t.field({
    type: [InvoiceParty],
    description: 'Both sides with their roles, the client first; a side that is not known is left out.',
    complexity: { field: 1, multiplier: 2 },
    select: SIDED,
    resolve: (invoice, _arguments, context) => sidesOf(context, invoice),
  }),
}))
