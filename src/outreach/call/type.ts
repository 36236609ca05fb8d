import { administratorsAlone } from '../../graph/administratorsAlone.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { User } from '../../ledger/organization/user.ts'
import { Party, partyById } from '../../ledger/party/type.ts'
import { Classification, classificationsByCall } from '../classification/type.ts'
import { Agent, agentById } from '../email/agent.ts'
import { Direction } from '../email/enums.ts'
import { Task, tasksByCall } from '../task/type.ts'
import { Workflow, workflowById } from '../workflow/type.ts'
import { durationSecondsOf } from './duration.ts'
import { CallStatus, Sentiment } from './enums.ts'

export const callById = rowById('Call')

export const Call = nodeType('Call', {
  description: 'A telephone call with a party about its invoices, made by a person or an agent.',
  fields: (t) => ({
    direction: t.expose('direction', { type: Direction, description: 'To or from the customer.' }),
    status: t.expose('status', { type: CallStatus, description: 'How far it has come.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    fromNumber: t.exposeString('fromNumber', { nullable: true, description: 'The number that called.' }),
    toNumber: t.exposeString('toNumber', { nullable: true, description: 'The number that was called.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it began (`start_time`). Null for one that has not been made.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended (`end_time`).',
    }),
    durationSeconds: t.int({
      nullable: true,
      description: 'From `startedAt` to `endedAt` in whole seconds. Null where one of them is not known.',
      select: { startedAt: true, endedAt: true },
      resolve: durationSecondsOf,
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was made, as the source words it (`call_reason`).',
    }),
    disconnectionReason: t.exposeString('disconnectionReason', {
      nullable: true,
      description: 'Why it ended, as the source words it: `customer_hangup`.',
    }),
    isVoicemail: t.exposeBoolean('isVoicemail', {
      description: 'Whether a voicemail box answered (`in_voicemail`).',
    }),
    isAutomated: t.exposeBoolean('isAutomated', { description: 'Whether nobody pressed a button.' }),
    sentiment: t.expose('sentiment', {
      type: Sentiment,
      nullable: true,
      description: 'How the other side sounded.',
    }),
    sentimentText: t.exposeString('sentimentText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    summary: t.exposeString('summary', { nullable: true, description: 'What was said, in short.' }),
    transcript: t.expose('transcript', {
      type: 'JSON',
      nullable: true,
      description: 'What was said, in the form of the source: mostly a list of who said what.',
    }),
    transcriptText: t.exposeString('transcriptText', {
      nullable: true,
      description: 'The same as text (`transcript_str`).',
    }),
    recordingUrl: t.exposeString('recordingUrl', {
      nullable: true,
      description: 'Where it can be listened to, at the source.',
    }),
    transferredTo: t.exposeString('transferredTo', {
      nullable: true,
      description: 'To whom it was handed on.',
    }),
    agent: t.field({
      type: Agent,
      nullable: true,
      description: 'The agent that spoke. Null where a person did.',
      ...related(agentById, 'agentId'),
    }),
    callAgentId: t.exposeString('callAgentId', {
      nullable: true,
      description: 'The agent by an id of the source (`call_agent_id`).',
    }),
    approver: t.field({
      type: User,
      nullable: true,
      description: 'Who approved it.',
      ...related(memberById, 'approverId'),
    }),
    workflow: t.field({
      type: Workflow,
      nullable: true,
      description: 'The workflow that it was a step of.',
      ...related(workflowById, 'workflowId'),
    }),
    classifications: t.field({
      type: [Classification],
      complexity: SHORT_LIST_COST,
      description: 'What it was found to be about, oldest first.',
      ...related(classificationsByCall, 'id'),
    }),
    providerCallId: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('providerCallId', 'Its id at the service that made it (`retell_id`).'),
    }),
    customClassifications: t.expose('customClassifications', {
      type: 'JSON',
      nullable: true,
      description: 'The same in words of your own: mostly a list of texts.',
    }),
    tasks: t.field({
      type: [Task],
      complexity: SHORT_LIST_COST,
      description: 'What is to be done because of it, oldest first.',
      ...related(tasksByCall, 'id'),
    }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party it was held with.',
      ...related(partyById, 'partyId'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    timelineAt: t.expose('timelineAt', {
      type: 'DateTime',
      description: 'Its place on the timeline: when it began, else when it was entered.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: CallConnection, edge: CallEdge } = connectionTypes('Call', Call, 'calls')

registerTenantNode('Call', callById)
