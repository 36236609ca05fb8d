import type { IntegrationLink as IntegrationLinkRow } from '../../../prisma/generated/client/client.ts'
import { raw, type Sql, sql } from '../../database/sql.ts'
import type { Context } from '../../graph/context.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import type { RelationLoad } from '../../graph/read/relation.ts'
import type { WorkedOutKey } from '../../graph/read/selected.ts'
import { column, type Rows } from '../../graph/read/table.ts'
import { SyncStatus } from './enums.ts'
import { LinkedIntegration, linkedIntegrationById } from './linkedIntegration.ts'
import { IntegrationLink } from './type.ts'

/** The column of a link that points at the row. */
type Pointer = 'invoiceId' | 'partyId' | 'emailId' | 'entityId'
type Links = RelationLoad<readonly Rows['IntegrationLink'][]>
type Row = { organizationId: string; id: string }

const CHOOSING = ['lastSyncedAt', 'createdAt', 'id'] as const
type Choosing = Pick<IntegrationLinkRow, (typeof CHOOSING)[number]>

/** Of the places where a row is known, the one that it was taken over from last; among those never taken over, the newest. */
export function latestOf<Link extends Choosing>(links: readonly Link[]): Link | null {
  return links.reduce<Link | null>((best, link) => (best === null || isLater(link, best) ? link : best), null)
}

function isLater(link: Choosing, than: Choosing): boolean {
  const [synced, other] = [
    link.lastSyncedAt?.getTime() ?? -Infinity,
    than.lastSyncedAt?.getTime() ?? -Infinity,
  ]
  if (synced !== other) return synced > other
  const [made, otherMade] = [link.createdAt.getTime(), than.createdAt.getTime()]
  return made === otherMade ? link.id > than.id : made > otherMade
}

/**
 * The options of the fields `remote`, `linkedIntegration`, `syncStatus` and `lastSyncedAt` of a type whose rows are known in
 * other systems: `links` are its links, `pointer` the column by which they point at it.
 *
 *     const origin = originOf(linksByEntity, 'entityId')
 *     remote: t.field(origin.remote),
 */
export function originOf(links: Links, pointer: Pointer) {
  const whole = related(links, 'id').extensions.reads.relations
  const chosen = looksAt(links, 'id', [...CHOOSING, 'linkedIntegrationId', 'syncStatus'])
  const latest = (row: Row, context: Context) => whenRead(chosen.of(context, row), latestOf)
  const select = { id: true } as const
  const key = latestIntegration(pointer)
  return {
    remote: {
      type: IntegrationLink,
      nullable: true as const,
      description: 'Of `integrations` the one that it was last taken over from (`remote_…`).',
      select,
      extensions: reads({ relations: [chosen.relation, ...whole] }),
      resolve: (row: Row, _arguments: object, context: Context) =>
        whenRead(links.of(context, row, 'id'), latestOf),
    },
    linkedIntegration: {
      type: LinkedIntegration,
      nullable: true as const,
      description: 'The connection that `remote` came through.',
      select,
      extensions: reads({
        relations: [
          chosen.relation,
          { relation: linkedIntegrationById.relation, key, columns: [], isSelected: true },
        ],
      }),
      resolve: (row: Row, _arguments: object, context: Context) =>
        whenRead(latest(row, context), (link) =>
          linkedIntegrationById.ofKey(context, row, key.name, link?.linkedIntegrationId ?? null),
        ),
    },
    syncStatus: {
      type: SyncStatus,
      nullable: true as const,
      description:
        'How far it agrees with `remote`, which has the word as it came. Null where it is known in no other system.',
      select,
      extensions: reads({ relations: [chosen.relation] }),
      resolve: (row: Row, _arguments: object, context: Context) =>
        whenRead(latest(row, context), (link) => link?.syncStatus ?? null),
    },
    lastSyncedAt: {
      type: 'DateTime' as const,
      nullable: true as const,
      description: 'When it was last taken over from `remote`.',
      select,
      extensions: reads({ relations: [chosen.relation] }),
      resolve: (row: Row, _arguments: object, context: Context) =>
        whenRead(latest(row, context), (link) => link?.lastSyncedAt ?? null),
    },
  }
}

/** `latestOf` once more, in SQL, so that the connection is read along with the row. */
function latestIntegration(pointer: Pointer): WorkedOutKey {
  return {
    name: 'latest link',
    columns: ['id'],
    expression: (_context, organizationId, alias) =>
      ofLatestLink('linkedIntegrationId', { pointer, alias, organizationId }),
  }
}

type Pointed = { pointer: Pointer; alias: string; organizationId: string }

/** A column of the link that `latestOf` chooses for the row under the alias. */
export function ofLatestLink(
  name: 'linkedIntegrationId' | 'syncStatus',
  { pointer, alias, organizationId }: Pointed,
): Sql {
  const link = `${alias}_link`
  return sql`(select ${column(link, name)} from integration_link ${raw(link)}
    where ${column(link, 'organizationId')} = ${organizationId}::uuid
      and ${column(link, pointer)} = ${column(alias, 'id')}
    order by ${column(link, 'lastSyncedAt')} desc nulls last, ${column(link, 'createdAt')} desc,
      ${column(link, 'id')} desc limit 1)`
}
