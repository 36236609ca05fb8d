import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, directMutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { KEPT_HOURS } from '../limits.ts'
import { ending } from '../storePart.ts'
import { BulkQuery, bulkQueryById, maySee } from '../type.ts'

const BulkQueryCancelInput = builder.inputType('BulkQueryCancelInput', {
  description: 'The export to be ended.',
  fields: (t) => ({
    bulkQueryId: t.id({ required: true, description: 'Global id of the export.' }),
    ...idempotencyKey(t),
  }),
})

type Found = { createdById: string; isOver: boolean }

directMutation('bulkQueryCancel', {
  description:
    'Ends an export. The rows that were written until then can be fetched for a day. For whoever started it and for ' +
    'administrators: NOT_FOUND to others. IMMUTABLE_STATE when it has ended already.',
  input: BulkQueryCancelInput,
  payload: (t) => ({
    bulkQuery: t.field({
      type: BulkQuery,
      nullable: true,
      description: 'The export.',
      resolve: changedRow(bulkQueryById),
    }),
  }),
  organizationOf: (context, { bulkQueryId }) =>
    organizationOfId(context, 'BulkQuery', bulkQueryId, 'bulkQueryId'),
  change: async (work, { bulkQueryId }) => {
    const { run, tell, organizationId, viewer, now, mailroom } = work
    const id = idIn(work, 'BulkQuery', bulkQueryId, 'bulkQueryId')
    const [found] = await run<Found>(sql`
      select created_by_id as "createdById", ended_at is not null as "isOver" from bulk_query
      where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`)
    if (found === undefined || !maySee(viewer, { organizationId, createdById: found.createdById })) {
      throw notFound('BulkQuery', bulkQueryId, 'bulkQueryId')
    }
    if (found.isOver) throw refusal('IMMUTABLE_STATE', 'bulkQueryId', 'The export has ended already.')
    tell(sql`update bulk_query set ${ending('CANCELLED', now)}
      where organization_id = ${organizationId}::uuid and id = ${id}::uuid`)
    const job = { organizationId, bulkQueryId: id }
    await mailroom.queue.send('bulk-query-removal', job, { tell, delaySeconds: KEPT_HOURS * 3_600 })
    return { result: { id }, entity: { type: 'BulkQuery', id }, changes: { status: 'CANCELLED' } }
  },
})
