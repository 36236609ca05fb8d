import type { Call, CallStatus } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import type { Team } from '../team.ts'
import type { CallFacts } from '../words/call/spoken.ts'
import { TOPICS } from '../words/topics.ts'
import type { World } from '../world.ts'
import type { CallPlan } from './callPlan.ts'
import type { Talk } from './talk.ts'

type Rung = CallPlan & {
  facts: CallFacts
  /** Null where nobody answered. */
  spoken: Talk | null
  /** Whose customer it is. */
  colleague: Team['colleagues'][number]
  /** Who called, where that was no person. */
  agent: Team['reminders'] | null
  number: string
}

const UNBEGUN: readonly CallStatus[] = ['PENDING_APPROVAL', 'SCHEDULED', 'CANCELLED']
const ENDINGS: Partial<Record<CallStatus, string>> = {
  VOICEMAIL: 'voicemail_reached',
  NO_ANSWER: 'dial_no_answer',
  FAILED: 'invalid_destination',
  OTHER: 'dial_busy',
}
/** How long it rings before nobody answers, and how soon a wrong number is known. */
const RINGING = 31
const REFUSED = 4

export function callRow(world: World, random: Random, rung: Rung): Call {
  const { at, bills, status, spoken, agent } = rung
  const id = world.id(at)
  const times = timesOf(world, random, rung)
  return {
    organizationId: world.organizationId,
    id,
    partyId: bills[0].customer.party.id,
    direction: rung.direction,
    status,
    statusText: status === 'OTHER' ? 'busy' : null,
    ...numbersOf(world, rung),
    ...conversationOf(random, rung),
    disconnectionReason: times.endedAt === null ? null : endingOf(random, status),
    isVoicemail: status === 'VOICEMAIL',
    isAutomated: agent !== null,
    recordingUrl:
      spoken !== null && agent !== null ? `https://recordings.${world.profile.host}/calls/${id}.mp3` : null,
    ...originOf(world, random, rung),
    transferredTo: rung.topic === 'dispute' && agent !== null ? extension(world, random) : null,
    ...times,
  }
}

function numbersOf({ profile }: World, { direction, number }: Rung): Pick<Call, 'fromNumber' | 'toNumber'> {
  return direction === 'OUTBOUND'
    ? { fromNumber: profile.phone, toNumber: number }
    : { fromNumber: number, toNumber: profile.phone }
}

type Conversation = Pick<
  Call,
  | 'reason'
  | 'summary'
  | 'transcript'
  | 'transcriptText'
  | 'sentiment'
  | 'sentimentText'
  | 'customClassifications'
>

function conversationOf(random: Random, { topic, status, spoken, facts }: Rung): Conversation {
  const theme = TOPICS[topic]
  const sentiment = status === 'COMPLETED' ? random.pick(theme.sentiments) : null
  return {
    reason: theme.reason,
    summary: spoken === null ? null : theme.summary(facts),
    transcript: spoken?.transcript ?? null,
    transcriptText: spoken?.transcriptText ?? null,
    sentiment,
    sentimentText: sentiment === 'OTHER' ? 'worried' : null,
    customClassifications:
      spoken !== null && random.chance(0.3)
        ? [random.pick(['decision maker reached', 'second call', 'friendly'])]
        : null,
  }
}

function endingOf(random: Random, status: CallStatus): string {
  return ENDINGS[status] ?? random.pick(['user_hangup', 'agent_hangup'])
}

type Origin = Pick<Call, 'agentId' | 'callAgentId' | 'approverId' | 'workflowId' | 'providerCallId'>

/** What an agent does is approved by a person first, always if it is planned, sometimes if it is not. */
function originOf({ ledger }: World, random: Random, rung: Rung): Origin {
  const { agent, direction, status, facts, colleague, bills } = rung
  if (agent === null) {
    return { agentId: null, callAgentId: null, approverId: null, workflowId: null, providerCallId: null }
  }
  const isOurs = direction === 'OUTBOUND'
  const isApproved = isOurs && status !== 'PENDING_APPROVAL' && (status === 'SCHEDULED' || random.chance(0.4))
  return {
    agentId: agent.id,
    callAgentId: `voice-${facts.agent.toLowerCase()}-${bills[0].customer.language}`,
    approverId: isApproved ? colleague.id : null,
    workflowId: isOurs ? (ledger.workflow.at(-1)?.id ?? null) : null,
    providerCallId: UNBEGUN.includes(status) ? null : `call_${random.hex(24)}`,
  }
}

/** Another desk of ours. */
function extension({ profile }: World, random: Random): string | null {
  return random.chance(0.5) ? `${profile.phone.slice(0, -2)}${random.integer(20, 80)}` : null
}

type Times = Pick<Call, 'startedAt' | 'endedAt' | 'timelineAt' | 'createdAt' | 'updatedAt'>

function timesOf({ time }: World, random: Random, { at, status, direction, spoken, settledAt }: Rung): Times {
  if (UNBEGUN.includes(status)) {
    return { startedAt: null, endedAt: null, timelineAt: at, createdAt: at, updatedAt: settledAt ?? at }
  }
  const seconds = spoken?.seconds ?? (status === 'NO_ANSWER' ? RINGING : REFUSED)
  const endedAt = status === 'IN_PROGRESS' ? null : time.notAfterNow(minutesAfter(at, seconds / 60))
  return {
    startedAt: at,
    endedAt,
    timelineAt: at,
    createdAt: direction === 'OUTBOUND' ? minutesAfter(at, -random.integer(2, 40)) : at,
    updatedAt: endedAt ?? at,
  }
}
