import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { changedRow, directMutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { BulkQueryFormat } from '../enums.ts'
import { EXPORT_LIMITS, KEPT_HOURS, LONGEST_QUERY } from '../limits.ts'
import { BulkQuery, bulkQueryById } from '../type.ts'
import { checkQuery } from './checkQuery.ts'
import { checkRoom } from './checkRoom.ts'

const GIB = 1024 ** 3

const BulkQueryRunInput = builder.inputType('BulkQueryRunInput', {
  description: 'What is to be exported.',
  fields: (t) => ({
    ...organizationId(t),
    query: t.string({
      required: true,
      description:
        `A query of one connection of \`Query\`, with its filters and order written into it: at most ${LONGEST_QUERY.toLocaleString('en')} ` +
        'characters. INVALID, with a sentence for each fault, for what is no query or does not fit the schema, for a mutation, ' +
        'for variables without `variables`, for two fields or one that is no connection, for `first`, `after` and the like, for anything of the connection ' +
        'but `nodes` or `edges { node }`, for a connection below the rows, which is to be exported by itself, and for what is nested ' +
        'too deep or costs more than 500 for each row.',
    }),
    variables: t.field({
      type: 'JSON',
      description:
        'The values of the variables of `query`, by their names, as with any query: they are written into it. Left out or null: it has none. ' +
        'INVALID where one does not fit.',
    }),
    format: t.field({
      type: BulkQueryFormat,
      defaultValue: 'JSON_LINES',
      required: true,
      description: 'How the rows are to be written.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('bulkQueryRun', {
  description:
    'Writes a whole list to a file, by a job: read `bulkQuery` until it has ended. Every member may, and gets what a query would answer ' +
    'that member, for as long as membership and token last. Filters, order and fields mean what they mean in a query. Rows are ' +
    'read page by page in the order of the list, each page as committed by then: what is changed meanwhile is in the file as it was ' +
    'before or after; a row that moves past the place reached may be missing, or come twice if it moves ahead of it. Rows that do not ' +
    'move in the order, such as in the order of their creation, come exactly once. Resumed after a crash without a row twice or lost. ' +
    `An export has at most ${EXPORT_LIMITS.rows.toLocaleString('en')} rows and ${EXPORT_LIMITS.bytes / GIB} GiB, and ends FAILED there, with ` +
    `the rows until then; LIMIT_REACHED when the organization has ${EXPORT_LIMITS.atOnce} that have not ended, or ` +
    `${EXPORT_LIMITS.keptBytes / GIB} GiB of files of the last ${KEPT_HOURS} hours.`,
  input: BulkQueryRunInput,
  payload: (t) => ({
    bulkQuery: t.field({
      type: BulkQuery,
      nullable: true,
      description: 'The export, which waits for a worker.',
      resolve: changedRow(bulkQueryById),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, { query: text, variables, format }, { schema, context }) => {
    const { run, tell, organizationId, viewer, now, mailroom } = work
    checkLength(text)
    const values = readVariables(variables ?? null)
    const { query, connection } = await checkQuery(schema, text, {
      organizationId,
      context,
      variables: values,
    })
    checkLength(query)
    await checkRoom(run, organizationId, EXPORT_LIMITS)
    const id = uuidv7()
    tell(sql`
      insert into bulk_query (organization_id, id, created_by_id, token_id, query, format, connection, created_at)
      values (${organizationId}::uuid, ${id}::uuid, ${viewer.userId}::uuid, ${viewer.tokenId}::uuid, ${query}::text,
        ${format}::text::"BulkQueryFormat", ${connection}::text, ${now}::timestamptz)`)
    await mailroom.queue.send('bulk-query', { organizationId, bulkQueryId: id }, { tell })
    return { result: { id }, entity: { type: 'BulkQuery', id }, changes: { connection, format } }
  },
})

function checkLength(query: string): void {
  if (query.length > LONGEST_QUERY) {
    throw refusal('INVALID', 'query', `The query has more than ${LONGEST_QUERY} characters.`)
  }
}

function readVariables(value: unknown): Record<string, unknown> | null {
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw refusal('INVALID', 'variables', 'They must be an object: the values by the names of the variables.')
  }
  // An object has keys of any kind.
  return value as Record<string, unknown>
}
