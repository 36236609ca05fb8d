import type { Call as CallRow } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { markLatestContact } from '../../delivery/record/markOutreach.ts'
import { Call, callById } from '../type.ts'
import { callFields } from './callFields.ts'
import { checkEnds, readCall } from './readCall.ts'

const CallUpdateInput = builder.inputType('CallUpdateInput', {
  description: 'What has become known of a call. What is left out stays as it is; null takes a value away.',
  fields: (t) => ({
    callId: t.id({ required: true, description: 'Global id of the call.' }),
    ...callFields(t),
    ...idempotencyKey(t),
  }),
})

mutation('callUpdate', {
  description:
    'Tells more of a call, such as how it ended and what was said. With whom it was and about which invoices stays as it ' +
    'was recorded.',
  input: CallUpdateInput,
  payload: (t) => ({
    call: t.field({
      type: Call,
      nullable: true,
      description: 'The call as it is now.',
      resolve: changedRow(callById),
    }),
  }),
  organizationOf: (context, { callId }) => organizationOfId(context, 'Call', callId, 'callId'),
  change: async (work, input) => {
    const call = await lockCall(work, input.callId)
    const told = await readCall(work, input)
    checkEnds({ startedAt: call.startedAt, endedAt: call.endedAt, ...told })
    const { organizationId, tx, now } = work
    const { id } = call
    await tx.call.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...told, updatedAt: now },
    })
    const links = await tx.callInvoice.findMany({ where: { organizationId, callId: id } })
    const invoiceIds = links.map(({ invoiceId }) => invoiceId)
    if (call.direction === 'OUTBOUND') await markLatestContact(work, invoiceIds, call.startedAt)
    return {
      result: { id },
      entity: { type: 'Call', id },
      changes: changesOf(call, told),
      announced: [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})

/** The call as it is until the transaction ends: another writer waits. */
async function lockCall(work: Work, text: string): Promise<CallRow> {
  const { organizationId, run, tx } = work
  const id = idIn(work, 'Call', text, 'callId')
  const [locked] = await run<{ id: string }>(sql`select c.id from call c
    where c.organization_id = ${organizationId}::uuid and c.id = ${id}::uuid for no key update`)
  if (locked === undefined) throw notFound('Call', text, 'callId')
  return tx.call.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } })
}

/** What was said is not repeated in the audit log, nor what only administrators read: only that it changed. */
const UNTOLD = [
  'summary',
  'transcript',
  'transcriptText',
  'customClassifications',
  'reason',
  'providerCallId',
] as const

function changesOf(call: CallRow, told: Awaited<ReturnType<typeof readCall>>): Record<string, unknown> {
  const changed = Object.keys(told) as (keyof typeof told)[]
  return Object.fromEntries(
    changed.map((name) => {
      const isUntold = UNTOLD.some((untold) => untold === name)
      return [name, isUntold ? { isChanged: true } : { before: call[name], after: told[name] ?? null }]
    }),
  )
}
