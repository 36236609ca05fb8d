import { sql } from '../../../database/sql.ts'
import { particular } from '../../../graph/field/particular.ts'
import { compareText } from '../../../graph/filter/compareText.ts'
import { checkedList, uuidOf } from '../../../graph/filter/condition.ts'
import { StringFilter } from '../../../graph/filter/operators.ts'
import { column } from '../../../graph/read/table.ts'
import { hasParty, partyFields } from '../../party/fields.ts'

/** Who owes it or is owed. Named parties win over a party name at the same level of a filter, as the list documents it. */
export const PARTY = {
  partyName: particular({
    type: StringFilter,
    description:
      'The name of the party. `in` takes whole names, `Acme|Globex` in REST. Ignored where `partyIds` or ' +
      '`partyUids` stands beside it.',
    condition: ({ alias, name }, partyName, { partyIds, partyUids }) =>
      (partyIds ?? partyUids ?? null) === null
        ? compareText(name, column(alias, 'partyName'), partyName, column(alias, 'searchText'))
        : [],
    sort: {
      name: 'PARTY_NAME',
      description: 'The name of the party, as a dictionary sorts (`party_name`).',
      indexes: [['partyName']],
      key: (alias) => ({ expression: column(alias, 'partyName'), type: 'text', isNullable: true }),
    },
  }),
  partyIds: particular<readonly string[]>({
    type: ['ID'],
    description: 'Global ids of parties, at most 250. Takes precedence over `partyName` at the same level.',
    condition: ({ scope, alias, name }, ids) => {
      const uuids = checkedList(name, ids).map((id) => uuidOf(id, 'Party', scope.organizationId))
      return [sql`${column(alias, 'targetPartyId')} = any(${uuids.filter((id) => id !== null)}::uuid[])`]
    },
  }),
  partyUids: particular<readonly string[]>({
    type: ['UUID'],
    description: 'UUIDs of parties, at most 250. Takes precedence over `partyName` at the same level.',
    condition: ({ alias, name }, uids) => [
      sql`${column(alias, 'targetPartyId')} = any(${[...checkedList(name, uids)]}::uuid[])`,
    ],
  }),
  party: particular({
    type: partyFields.where,
    description: 'The party must fit. Without a party: no match.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'targetPartyId'), party)],
  }),
}
