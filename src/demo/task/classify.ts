import type { Classification } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import { TOPICS } from '../words/topics.ts'
import type { World } from '../world.ts'
import type { Classified, Occasion } from './occasion.ts'

/** From this score on the agent leaves nothing to be looked at. */
const SURE = 80

/** What each occasion was found to be about, a moment after it arose. */
export function classify(world: World, occasions: readonly Occasion[]): Classified[] {
  const random = world.randomFor('classifications')
  return occasions.map((occasion) => ({
    ...occasion,
    classification: classificationOf(world, random, occasion),
  }))
}

function classificationOf(world: World, random: Random, occasion: Occasion): Classification {
  const { at, topic, email, told, bill, facts } = occasion
  const theme = TOPICS[topic]
  const createdAt = world.time.notAfterNow(minutesAfter(at, random.integer(1, 9) / 10))
  const score = random.chance(0.85) ? random.integer(SURE, 99) : random.integer(48, SURE - 1)
  const row: Classification = {
    organizationId: world.organizationId,
    id: world.id(createdAt),
    callId: told?.call.id ?? null,
    emailId: email?.id ?? null,
    type: theme.classification,
    typeText: theme.wording ?? null,
    reason: theme.summary(facts),
    isActionRequired: theme.action !== null && topic !== 'outOfOffice',
    isReplyRequired: theme.needsReply,
    actionRecommendation: theme.action?.recommendation ?? null,
    agentReplyReason: theme.needsReply ? 'The customer waits for an answer of ours.' : null,
    confidenceScore: score,
    confidenceReason: `${theme.grounds}.`,
    agentErrorCode: score < 55 ? 'LOW_CONFIDENCE' : null,
    uncertainties:
      score < SURE
        ? ['The invoice is named once only.', 'No amount is named.'].slice(0, random.integer(1, 2))
        : [],
    language: bill.customer.language,
    createdAt,
    updatedAt: createdAt,
  }
  world.ledger.classification.push(row)
  return row
}
