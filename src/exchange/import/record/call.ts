import { CallStatus, Direction, Sentiment } from '../../../../prisma/generated/client/enums.ts'
import { Refusal } from '../rejection.ts'
import { classification } from './classification.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import {
  flag,
  instant,
  jsonValue,
  label,
  longText,
  oneOf,
  transcriptJson,
  transcriptText,
  url,
} from './kinds.ts'
import { remoteFacts } from './remote.ts'
import { word } from './word.ts'

export const call = object({
  externalId: described(label, 'what the source calls this call'),
  direction: optionalOr(oneOf(Direction), 'OUTBOUND'),
  status: word(CallStatus),
  fromNumber: optional(label),
  toNumber: optional(label),
  reason: optional(longText),
  disconnectionReason: optional(longText),
  isVoicemail: optionalOr(flag, false),
  isAutomated: optionalOr(flag, false),
  sentiment: optional(word(Sentiment)),
  summary: optional(longText),
  transcript: optional(transcriptJson),
  transcriptText: optional(transcriptText),
  recordingUrl: optional(url),
  transferredTo: optional(label),
  agentExternalId: optional(label),
  callAgentId: described(optional(label), 'the program that spoke, as the telephone service calls it'),
  approverEmail: described(optional(emailAddress), 'the member who approved the call'),
  workflowExternalId: optional(label),
  providerCallId: described(optional(label), 'what the telephone service calls it'),
  customClassifications: optional(jsonValue),
  startedAt: optional(instant),
  endedAt: optional(instant),
  createdAt: optional(instant),
  partyExternalId: optional(label),
  invoiceExternalIds: list(label, 1_000),
  classifications: list(classification, 1_000),
  ...remoteFacts,
})

type CallFields = ReturnType<typeof call.read>
export type CallRecord = CallFields

export function completeCall(fields: CallFields): CallRecord {
  const { startedAt, endedAt } = fields
  if (startedAt !== null && endedAt !== null && endedAt < startedAt) {
    throw new Refusal('endedAt', `must not lie before the beginning, ${startedAt}`)
  }
  return { ...fields, invoiceExternalIds: [...new Set(fields.invoiceExternalIds)] }
}
