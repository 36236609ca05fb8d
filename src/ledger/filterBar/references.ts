import { nothing, raw, type Sql, sql } from '../../database/sql.ts'
import { encodeGlobalId } from '../../graph/globalId.ts'
import { column } from '../../graph/read/table.ts'
import { ofLatestLink } from '../integration/remote.ts'

/** The rows that a filter names by their ids: how those that the invoices of a list have are found and shown. */
export type Reference = {
  /** What is joined to an invoice under this alias. An invoice may have several; without any, one row without an id. */
  joins(alias: string, organizationId: string): Sql
  id(alias: string): Sql
  label(alias: string): Sql
  /** The id as the filter takes it. */
  idOf(organizationId: string, id: string): string
  /** The filter that picks the invoices that have it. */
  whereOf(value: string): object
  /** The filter that picks those without any; null where none does. */
  none: object | null
}

const party = {
  joins: () => nothing,
  id: (alias: string) => column(alias, 'targetPartyId'),
  label: (alias: string) => column(alias, 'partyName'),
  none: { not: { party: {} } },
}

/** By the names of the filters. A filter by ids that is not here is one that nobody picks from a menu. */
export const REFERENCES: ReadonlyMap<string, Reference> = new Map<string, Reference>([
  [
    'partyIds',
    {
      ...party,
      idOf: (organizationId, id) => encodeGlobalId('Party', organizationId, id),
      whereOf: (value) => ({ partyIds: [value] }),
    },
  ],
  [
    'partyUids',
    { ...party, idOf: (_organizationId, id) => id, whereOf: (value) => ({ partyUids: [value] }) },
  ],
  [
    'assigneeId',
    {
      joins: (alias, organizationId) => sql`
        left join organization_membership charged on charged.organization_id = ${organizationId}::uuid
          and charged.user_id = ${column(alias, 'assigneeId')}
        left join user_account person on person.id = charged.user_id`,
      id: (alias) => column(alias, 'assigneeId'),
      // As `nameOf` of the organization's members.
      label: () => sql`case when person.id is not null then coalesce(
        nullif(concat_ws(' ', nullif(person.given_name, ''), nullif(person.family_name, '')), ''), person.email, 'Unnamed user') end`,
      idOf: (_organizationId, id) => encodeGlobalId('User', id),
      whereOf: (value) => ({ assigneeId: { eq: value } }),
      none: { assigneeId: { isNull: true } },
    },
  ],
  [
    'tags',
    {
      joins: (alias, organizationId) => sql`
        left join party_tag borne on borne.organization_id = ${organizationId}::uuid
          and borne.party_id = ${column(alias, 'targetPartyId')}
        left join tag word on word.organization_id = ${organizationId}::uuid and word.id = borne.tag_id`,
      id: () => sql`word.id`,
      label: () => sql`word.name`,
      idOf: (organizationId, id) => encodeGlobalId('Tag', organizationId, id),
      whereOf: (value) => ({ tags: { some: { id: { eq: value } } } }),
      none: { tags: { none: {} } },
    },
  ],
  [
    'linkedIntegrationId',
    {
      joins: (alias, organizationId) => sql`
        cross join lateral (select ${ofLatestLink('linkedIntegrationId', { pointer: 'invoiceId', alias, organizationId })} as id) origin
        left join linked_integration system on system.organization_id = ${organizationId}::uuid and system.id = origin.id`,
      id: () => raw('system.id'),
      label: () => raw('system.name'),
      idOf: (organizationId, id) => encodeGlobalId('LinkedIntegration', organizationId, id),
      whereOf: (value) => ({ linkedIntegrationId: { eq: value } }),
      none: null,
    },
  ],
])
