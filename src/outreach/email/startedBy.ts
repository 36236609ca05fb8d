import type { Context } from '../../graph/context.ts'
import { reads, related, whenRead } from '../../graph/read/fields.ts'
import type { Rows } from '../../graph/read/table.ts'
import { SYSTEM } from '../../ledger/organization/initiator.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { agentById } from './agent.ts'

const STARTED = { initiatorType: true, initiatorUserId: true, initiatorAgentId: true } as const

type Started = Pick<Rows['Email'], 'organizationId' | keyof typeof STARTED>

/** The options of a field that answers who started an email. */
export const startedBy = {
  select: STARTED,
  extensions: reads({
    relations: [
      ...related(memberById, 'initiatorUserId').extensions.reads.relations,
      ...related(agentById, 'initiatorAgentId').extensions.reads.relations,
    ],
  }),
  resolve: (email: Started, _arguments: object, context: Context) => initiatorOf(context, email),
}

/** Somebody always started an email: a person or agent that is not known any more shows as the system. */
function initiatorOf(context: Context, email: Started): object | Promise<object> {
  const known = (actor: object | null) => actor ?? SYSTEM
  if (email.initiatorType === 'USER') return whenRead(memberById.of(context, email, 'initiatorUserId'), known)
  if (email.initiatorType === 'AGENT')
    return whenRead(agentById.of(context, email, 'initiatorAgentId'), known)
  return SYSTEM
}
