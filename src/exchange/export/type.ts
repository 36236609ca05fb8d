import type { Context } from '../../graph/context.ts'
import { nodeType, registerNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import type { Rows } from '../../graph/read/table.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { User } from '../../ledger/organization/user.ts'
import { BulkQueryErrorCode, BulkQueryFormat, BulkQueryStatus } from './enums.ts'
import { KEPT_HOURS } from './limits.ts'

export const bulkQueryById = rowById('BulkQuery')

export const BulkQuery = nodeType('BulkQuery', {
  description:
    'A whole list that is written to a file by a job: see `bulkQueryRun`. Shown to whoever started it and to administrators of ' +
    `the organization. ${KEPT_HOURS} hours after its end it is removed with its file.`,
  fields: (t) => ({
    query: t.exposeString('query', { description: 'The query as it was given.' }),
    format: t.expose('format', { type: BulkQueryFormat, description: 'How the rows are written.' }),
    status: t.expose('status', { type: BulkQueryStatus, description: 'How far it is.' }),
    rowCount: t.exposeInt('rowCount', { description: 'Rows written so far.' }),
    byteCount: t.expose('byteCount', {
      type: 'SafeInt',
      description: 'Length of the file in bytes so far; on its way it may be compressed.',
    }),
    isPartial: t.boolean({
      description: 'Whether it has ended before its last row. The rows before that are in the file.',
      select: { status: true },
      resolve: ({ status }) => status === 'FAILED' || status === 'CANCELLED',
    }),
    errorCode: t.expose('errorCode', {
      type: BulkQueryErrorCode,
      nullable: true,
      description: 'Why it FAILED; null otherwise.',
    }),
    errorMessage: t.exposeString('errorMessage', {
      nullable: true,
      description: 'The same as a sentence.',
    }),
    url: t.string({
      nullable: true,
      description:
        'Where the file can be fetched until `expiresAt`, by whoever has the address. Null until it has ended.',
      select: { expiresAt: true },
      resolve: ({ organizationId, id, expiresAt }, _arguments, { mailroom, now }) =>
        expiresAt === null || expiresAt <= now
          ? null
          : mailroom.exportLinks.of({ organizationId, bulkQueryId: id }, expiresAt),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'Who started it.',
      ...related(memberById, 'createdById'),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was asked for. What depends on the day, such as days overdue, is as of then.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was begun; null before.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, whichever way; null before.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: `${KEPT_HOURS} hours after its end, when it is removed; null before.`,
    }),
  }),
})

/** The export, where it is the viewer's to see. */
export async function findBulkQuery(
  context: Context,
  organizationId: string,
  id: string,
): Promise<Rows['BulkQuery'] | null> {
  const found = await bulkQueryById(context, organizationId, id)
  return found !== null && maySee(context.viewer, found) ? found : null
}

/** What somebody exports may be more than others are shown. */
export function maySee(
  { userId, memberships }: Pick<Context['viewer'], 'userId' | 'memberships'>,
  { organizationId, createdById }: { organizationId: string; createdById: string },
): boolean {
  return createdById === userId || memberships.get(organizationId)?.isOrgAdmin === true
}

registerNode('BulkQuery', (context, globalId) =>
  'organizationId' in globalId ? findBulkQuery(context, globalId.organizationId, globalId.id) : null,
)
