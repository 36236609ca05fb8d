import { nothing, type Sql, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'

export const ReceivablesGrouping = builder.enumType('ReceivablesGrouping', {
  description: 'What an ageing of receivables is told apart by, beside the currency.',
  values: {
    PARTY: { description: 'Who owes it.' },
    CURRENCY: { description: 'Nothing but the currency.' },
    ASSIGNEE: {
      description:
        'The person in charge: of the invoice; of the party where a payment is for no invoice yet.',
    },
    TAG: {
      description:
        'The tags of the party. What is owed by a party with two tags stands under both, so that such groups do not add up.',
    },
  } as const,
})
export type Grouping = typeof ReceivablesGrouping.$inferType

export const AgingBasis = builder.enumType('AgingBasis', {
  description: 'What an ageing counts days from.',
  values: {
    DUE_DATE: { description: 'The day on which it has to be paid. Without one it is not overdue.' },
    ISSUE_DATE: { description: 'The day on which it was issued; when it was first stored, without one.' },
  } as const,
})
export type Basis = typeof AgingBasis.$inferType

type Keyed = { key: Sql; joins: Sql }

/** The key of a group of rows `s`, which have a party and a person in charge; null where there is none. */
export function keyOf(grouping: Grouping, organizationId: string): Keyed {
  switch (grouping) {
    case 'PARTY':
      return { key: sql`s.party_id`, joins: nothing }
    case 'ASSIGNEE':
      return { key: sql`s.assignee_id`, joins: nothing }
    case 'CURRENCY':
      return { key: sql`null::uuid`, joins: nothing }
    case 'TAG':
      return {
        key: sql`k.tag_id`,
        joins: sql`left join party_tag k on k.organization_id = ${organizationId}::uuid and k.party_id = s.party_id`,
      }
  }
}
