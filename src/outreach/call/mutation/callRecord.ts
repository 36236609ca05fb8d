import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import type { Context } from '../../../graph/context.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import {
  givenOrganization,
  idempotencyKey,
  organizationId,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { optionalRowIn, rowsIn } from '../../../graph/mutation/rowIn.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { markLatestContact } from '../../delivery/record/markOutreach.ts'
import { Direction } from '../../email/enums.ts'
import { callsOf } from '../list.ts'
import { Call, CallEdge, callById } from '../type.ts'
import { callFields } from './callFields.ts'
import { checkEnds, readCall } from './readCall.ts'

const MOST_INVOICES = 100

const CallRecordInput = builder.inputType('CallRecordInput', {
  description: 'A call that was made, or is to be.',
  fields: (t) => ({
    ...organizationId(t),
    partyId: t.id({
      description:
        'Global id of the party; that of the invoices when left out. One of the two must be named.',
    }),
    invoiceIds: t.idList({
      description: `Global ids of the invoices it is about, at most ${MOST_INVOICES}.`,
    }),
    direction: t.field({ type: Direction, required: true, description: 'To or from the customer.' }),
    ...callFields(t),
    ...idempotencyKey(t),
  }),
})

type Input = typeof CallRecordInput.$inferInput

mutation('callRecord', {
  description:
    'Records a telephone call. One to the customer that has begun is the latest contact of its invoices, unless a later one ' +
    'is known.',
  input: CallRecordInput,
  payload: (t) => ({
    call: t.field({ type: Call, nullable: true, description: 'The call.', resolve: changedRow(callById) }),
    callEdge: t.field({
      type: CallEdge,
      nullable: true,
      description: 'The call as an edge of `calls` without filter and order.',
      resolve: createdEdge(callsOf),
    }),
  }),
  organizationOf: organizationOfCall,
  change: async (work, input) => {
    const { tx, now } = work
    const { partyId, invoiceIds } = await aboutOf(work, input)
    const { startedAt = null, endedAt = null, status = 'COMPLETED', ...told } = await readCall(work, input)
    checkEnds({ startedAt, endedAt })
    const id = uuidv7()
    await tx.call.create({
      data: {
        ...told,
        organizationId: work.organizationId,
        id,
        partyId,
        direction: input.direction,
        status,
        startedAt,
        endedAt,
        createdAt: now,
        updatedAt: now,
        invoices: { create: invoiceIds.map((invoiceId) => ({ invoiceId })) },
      },
    })
    if (input.direction === 'OUTBOUND' && startedAt !== null) await markLatestContact(work, invoiceIds)
    return {
      result: { id },
      entity: { type: 'Call', id },
      changes: { partyId, invoiceIds, direction: input.direction, status, startedAt, endedAt },
      announced: [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})

/** That of whatever is named first, else the one that is given. */
function organizationOfCall(context: Context, input: Input): string {
  const [invoiceId] = input.invoiceIds ?? []
  if (input.partyId) return organizationOfId(context, 'Party', input.partyId, 'partyId')
  if (invoiceId !== undefined) return organizationOfId(context, 'Invoice', invoiceId, 'invoiceIds.0')
  return givenOrganization(context, input)
}

/** Whom and what it is about. Invoices of several parties leave open whom it was with, unless the input says so. */
async function aboutOf(work: Work, input: Input) {
  const invoiceIds = await rowsIn(work, 'Invoice', {
    texts: input.invoiceIds ?? [],
    field: 'invoiceIds',
    most: MOST_INVOICES,
  })
  const named = await optionalRowIn(work, 'Party', input.partyId, 'partyId')
  if (named !== null) return { partyId: named, invoiceIds }
  if (invoiceIds.length === 0) {
    throw refusal('REQUIRED', 'partyId', 'Name the party, or an invoice that the call is about.')
  }
  const owing = await work.run<{ partyId: string | null }>(sql`
    select distinct i.target_party_id as "partyId" from invoice i
    where i.organization_id = ${work.organizationId}::uuid and i.id = any(${invoiceIds}::uuid[])`)
  return { partyId: owing.length === 1 ? (owing[0]?.partyId ?? null) : null, invoiceIds }
}
