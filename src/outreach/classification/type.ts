import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { assessment } from '../../ledger/assessment/agentAssessment.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { Task, tasksByClassification } from '../task/type.ts'
import { ClassificationType } from './enums.ts'

export const classificationById = rowById('Classification')
export const classificationsByCall = rowsByParent('Classification', 'callId', ['createdAt', 'id'])
export const classificationsByEmail = rowsByParent('Classification', 'emailId', ['createdAt', 'id'])

export const Classification = nodeType('Classification', {
  description:
    'What an email or a call was found to be about: by an agent, or by the rules for inbound mail. One message may be about ' +
    'several things.',
  fields: (t) => ({
    type: t.expose('type', { type: ClassificationType, description: 'What it is about (`classification`).' }),
    typeText: t.exposeString('typeText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'Why it was found to be that. For inbound mail the rule that decided, with the words that fit it.',
    }),
    isActionRequired: t.exposeBoolean('isActionRequired', {
      description: 'Whether somebody has to do something.',
    }),
    isReplyRequired: t.exposeBoolean('isReplyRequired', { description: 'Whether an answer is expected.' }),
    actionRecommendation: t.exposeString('actionRecommendation', {
      nullable: true,
      description: 'What should be done.',
    }),
    agentReplyReason: t.exposeString('agentReplyReason', {
      nullable: true,
      description: 'Why an agent would answer, or would not.',
    }),
    assessment: t.field({
      ...assessment,
      description: 'How sure the agent was (`agent_…`). Null where no agent said.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language of the message as a BCP 47 tag: `de`.',
    }),
    tasks: t.field({
      type: [Task],
      complexity: SHORT_LIST_COST,
      description: 'What is to be done because of it, oldest first.',
      ...related(tasksByClassification, 'id'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was found.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Classification', classificationById)
