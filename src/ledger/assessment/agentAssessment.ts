import { builder } from '../../graph/builder.ts'

/** What every row that an agent judged keeps of its judgement. */
type Assessed = {
  confidenceScore: number | null
  confidenceReason: string | null
  agentErrorCode: string | null
  uncertainties: readonly string[]
}

/** The columns of such a row. */
const ASSESSED = {
  confidenceScore: true,
  confidenceReason: true,
  agentErrorCode: true,
  uncertainties: true,
} as const

const AgentAssessment = builder.objectRef<Assessed>('AgentAssessment').implement({
  description: 'How sure an agent was of what it decided (`agent_…` in REST).',
  fields: (t) => ({
    confidenceScore: t.exposeInt('confidenceScore', {
      nullable: true,
      description:
        'How sure it was, in percent as a rule (`agent_confidence_score`). Null when it did not say.',
    }),
    confidenceReason: t.exposeString('confidenceReason', {
      nullable: true,
      description: 'Why it was that sure (`agent_confidence_reason`).',
    }),
    errorCode: t.exposeString('agentErrorCode', {
      nullable: true,
      description:
        'What kept it from deciding, in a code of its own (`agent_error_code`). Null when nothing did.',
    }),
    uncertainties: t.stringList({
      description: 'What it was not sure of (`agent_uncertainties`); empty when nothing.',
      resolve: ({ uncertainties }) => [...uncertainties],
    }),
  }),
})

/** The options of a field that answers what an agent thought of its own decision; null where no agent said anything. */
export const assessment = {
  type: AgentAssessment,
  nullable: true,
  select: ASSESSED,
  resolve: (row: Assessed): Assessed | null => {
    const { confidenceScore, confidenceReason, agentErrorCode, uncertainties } = row
    const isSilent = confidenceScore === null && confidenceReason === null && agentErrorCode === null
    if (isSilent && uncertainties.length === 0) return null
    return { confidenceScore, confidenceReason, agentErrorCode, uncertainties }
  },
} as const
