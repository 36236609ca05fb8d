import type { builder } from '../../../graph/builder.ts'
import { CallStatus, Sentiment } from '../enums.ts'
import { MOST_TRANSCRIPT_BYTES } from './readCall.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

/** What is told of a call when it is recorded, and what may be told of it later. */
export const callFields = (t: InputFields) => ({
  status: t.field({
    type: CallStatus,
    description: 'How far it has come; COMPLETED when a new one says nothing.',
  }),
  startedAt: t.field({
    type: 'DateTime',
    description: 'When it began; not in the future, and null for one that has not been made.',
  }),
  endedAt: t.field({ type: 'DateTime', description: 'When it ended: not before `startedAt`.' }),
  fromNumber: t.string({ description: 'The number that called, at most 50 characters.' }),
  toNumber: t.string({ description: 'The number that was called, at most 50 characters.' }),
  reason: t.string({ description: 'Why it was made, at most 1,000 characters.' }),
  disconnectionReason: t.string({ description: 'Why it ended, at most 1,000 characters.' }),
  isVoicemail: t.boolean({
    description: 'Whether a voicemail box answered; no when a new one says nothing.',
  }),
  isAutomated: t.boolean({ description: 'Whether nobody pressed a button; no when a new one says nothing.' }),
  sentiment: t.field({ type: Sentiment, description: 'How the other side sounded.' }),
  summary: t.string({ description: 'What was said, in short; at most 20,000 characters.' }),
  transcript: t.field({
    type: 'JSON',
    description:
      `What was said, in any form; with \`transcriptText\` at most ${MOST_TRANSCRIPT_BYTES.toLocaleString('en-US')} bytes as JSON. ` +
      'Send it as a variable of the operation.',
  }),
  transcriptText: t.string({ description: 'The same as text.' }),
  recordingUrl: t.string({ description: 'Where it can be listened to: a web address.' }),
  transferredTo: t.string({ description: 'To whom it was handed on, at most 200 characters.' }),
  customClassifications: t.stringList({
    description: 'What it was about in words of your own, at most 50 of 200 characters.',
  }),
  agentId: t.id({ description: 'Global id of the agent that spoke.' }),
  callAgentId: t.string({ description: 'The agent by an id of yours, at most 200 characters.' }),
  approverId: t.id({ description: 'Global id of the person who approved it.' }),
  workflowId: t.id({ description: 'Global id of the workflow that it was a step of.' }),
  providerCallId: t.string({
    description: 'Its id at the service that made it, at most 200 characters; only administrators read it.',
  }),
})
