import type { Agent as AgentRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { encodeGlobalId } from '../globalId.ts'
import { Initiator, type InitiatorValue } from '../initiator.ts'
import { Node, registerTenantNode } from '../node.ts'
import { type LoadContext, rowById } from '../read/loader.ts'

const agentById = rowById('Agent')

builder.objectRef<AgentRow & InitiatorValue>('Agent').implement({
  description: 'An automated agent that reaches out in the name of the organization.',
  interfaces: [Node, Initiator],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id.',
      resolve: ({ organizationId, id }) => encodeGlobalId('Agent', organizationId, id),
    }),
    uid: t.expose('id', { type: 'UUID', description: '`initiator.uid` in REST.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
  }),
})

export async function loadAgent(
  context: LoadContext,
  organizationId: string,
  agentId: string | null,
): Promise<(AgentRow & InitiatorValue) | null> {
  const agent = agentId === null ? null : await agentById(context, organizationId, agentId)
  return agent === null ? null : { ...agent, initiatorKind: 'AGENT', initiatorName: agent.name }
}

registerTenantNode('Agent', loadAgent)
