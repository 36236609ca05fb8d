import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { optionalText } from '../../../graph/mutation/input.ts'
import { jsonIn } from '../../../graph/mutation/jsonIn.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { InstantOrDay } from '../../../graph/scalars.ts'
import { memberIn } from '../../../ledger/organization/mutation/memberIn.ts'
import type { CallStatus, Sentiment } from '../enums.ts'

/** Both forms of a transcript together: with the rest of the request they stay below the 1 MiB that it may have. */
export const MOST_TRANSCRIPT_BYTES = 700_000
/** A clock that goes a little wrong makes no call one of the future. */
const CLOCK_ERROR = 300_000

const LONGEST = {
  fromNumber: 50,
  toNumber: 50,
  reason: 1_000,
  disconnectionReason: 1_000,
  summary: 20_000,
  transferredTo: 200,
  callAgentId: 200,
  providerCallId: 200,
} as const

type Given<T> = T | null | undefined

export type CallInput = { [Name in keyof typeof LONGEST]?: Given<string> } & {
  status?: Given<typeof CallStatus.$inferType>
  startedAt?: Given<InstantOrDay>
  endedAt?: Given<InstantOrDay>
  isVoicemail?: Given<boolean>
  isAutomated?: Given<boolean>
  sentiment?: Given<typeof Sentiment.$inferType>
  transcript?: unknown
  transcriptText?: Given<string>
  recordingUrl?: Given<string>
  customClassifications?: Given<readonly string[]>
  agentId?: Given<string>
  approverId?: Given<string>
  workflowId?: Given<string>
}

/** What the input says of a call, as columns; what it leaves out is left out. */
export async function readCall(work: Work, input: CallInput) {
  checkTranscript(input)
  return {
    ...textsIn(input),
    ...transcriptIn(input),
    ...(input.status ? { status: input.status, statusText: null } : {}),
    ...(input.startedAt === undefined ? {} : { startedAt: startIn(work, input.startedAt) }),
    ...(input.endedAt === undefined ? {} : { endedAt: instantIn(input.endedAt, 'endedAt') }),
    ...(typeof input.isVoicemail === 'boolean' ? { isVoicemail: input.isVoicemail } : {}),
    ...(typeof input.isAutomated === 'boolean' ? { isAutomated: input.isAutomated } : {}),
    ...(input.sentiment === undefined ? {} : { sentiment: input.sentiment, sentimentText: null }),
    ...(input.recordingUrl === undefined ? {} : { recordingUrl: urlIn(input.recordingUrl) }),
    ...(await actorsIn(work, input)),
  }
}

function textsIn(input: CallInput) {
  const given = Object.entries(LONGEST).filter(([name]) => input[name as keyof typeof LONGEST] !== undefined)
  // Only names of the table above.
  return Object.fromEntries(
    given.map(([name, most]) => [name, optionalText(input[name as keyof typeof LONGEST], name, most)]),
  ) as { [Name in keyof typeof LONGEST]?: string | null }
}

async function actorsIn(work: Work, { agentId, workflowId, approverId }: CallInput) {
  return {
    ...(agentId === undefined ? {} : { agentId: await optionalRowIn(work, 'Agent', agentId, 'agentId') }),
    ...(workflowId === undefined
      ? {}
      : { workflowId: await optionalRowIn(work, 'Workflow', workflowId, 'workflowId') }),
    ...(approverId === undefined
      ? {}
      : { approverId: approverId === null ? null : await memberIn(work, approverId, 'approverId') }),
  }
}

function instantIn(value: InstantOrDay | null, field: string): Date | null {
  if (typeof value !== 'string') return value
  throw refusal('INVALID', field, 'This needs a time of day and a zone, not a day alone.')
}

function startIn({ now }: Work, value: InstantOrDay | null): Date | null {
  const startedAt = instantIn(value, 'startedAt')
  if (startedAt === null || startedAt.getTime() <= now.getTime() + CLOCK_ERROR) return startedAt
  throw refusal('INVALID', 'startedAt', 'A call that has not begun has no beginning: leave it out.')
}

/** The two ends of a call, as they are when the change is done. */
export function checkEnds({ startedAt, endedAt }: { startedAt: Date | null; endedAt: Date | null }): void {
  if (endedAt === null) return
  if (startedAt === null) throw refusal('INVALID', 'endedAt', 'A call that did not begin has no end.')
  if (endedAt < startedAt) throw refusal('INVALID', 'endedAt', 'A call does not end before it starts.')
}

function checkTranscript({ transcript, transcriptText }: CallInput): void {
  const bytes = [transcript === undefined ? '' : JSON.stringify(transcript), transcriptText ?? '']
    .map((text) => Buffer.byteLength(text))
    .reduce((sum, length) => sum + length, 0)
  if (bytes <= MOST_TRANSCRIPT_BYTES) return
  const field = transcript === undefined || transcript === null ? 'transcriptText' : 'transcript'
  throw refusal(
    'INVALID',
    field,
    `The transcript has ${bytes} bytes; at most ${MOST_TRANSCRIPT_BYTES} are kept.`,
  )
}

function transcriptIn({ transcript, transcriptText, customClassifications }: CallInput) {
  return {
    ...(transcript === undefined
      ? {}
      : { transcript: jsonIn(transcript, 'transcript', MOST_TRANSCRIPT_BYTES) }),
    ...(transcriptText === undefined
      ? {}
      : { transcriptText: optionalText(transcriptText, 'transcriptText', MOST_TRANSCRIPT_BYTES) }),
    ...(customClassifications === undefined ? {} : { customClassifications: wordsIn(customClassifications) }),
  }
}

function wordsIn(words: readonly string[] | null): string[] | typeof Prisma.DbNull {
  if (words === null) return Prisma.DbNull
  if (words.length > 50) {
    throw refusal('TOO_MANY_ITEMS', 'customClassifications', 'A call is about at most 50 things.')
  }
  return words.flatMap((word, index) => optionalText(word, `customClassifications.${index}`, 200) ?? [])
}

function urlIn(text: string | null): string | null {
  const url = optionalText(text, 'recordingUrl', 2_000)
  if (url === null) return null
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw refusal('INVALID', 'recordingUrl', 'This is not a web address.')
}
