import { looksAt, related, whenRead } from '../../../graph/read/fields.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { SYSTEM } from '../../../ledger/organization/initiator.ts'
import { Call, callById } from '../../call/type.ts'
import { agentById } from '../../email/agent.ts'
import { present, rowOf, timelineItem } from './define.ts'
import { brief, inWords } from './words.ts'

const made = looksAt(
  callById,
  'callId',
  ['organizationId', 'direction', 'agentId', 'isAutomated'],
  related(agentById, 'agentId').extensions.reads.relations,
)
const told = looksAt(callById, 'callId', ['direction', 'status', 'fromNumber', 'toNumber', 'summary'])

type Told = Pick<Rows['Call'], 'direction' | 'status' | 'fromNumber' | 'toNumber' | 'summary'>

function sentenceOf({ direction, status, fromNumber, toNumber, summary }: Told): string {
  const side = direction === 'INBOUND' ? ` from ${fromNumber ?? 'an unknown number'}` : whither(toNumber)
  const state = status === 'OTHER' ? '' : `, ${inWords(status)}`
  return summary?.trim() ? `Call${side}${state}: ${brief(summary)}` : `Call${side}${state}`
}

function whither(toNumber: string | null): string {
  return toNumber === null ? '' : ` to ${toNumber}`
}

export const CallTimelineItem = timelineItem('CALL', {
  description: 'A call with the customer.',
  actor: {
    relations: [made.relation],
    of: (context, item) =>
      whenRead(made.of(context, item), (row) => {
        const call = present(row)
        if (call.direction === 'INBOUND') return null
        const unknown = call.isAutomated ? SYSTEM : null
        return whenRead(agentById.of(context, call, 'agentId'), (agent) => agent ?? unknown)
      }),
  },
  summary: {
    relations: [told.relation],
    of: (context, item) => whenRead(told.of(context, item), (call) => sentenceOf(present(call))),
  },
  fields: (t) => ({
    call: t.field({ type: Call, description: 'The call.', ...rowOf(callById, 'callId') }),
  }),
})
