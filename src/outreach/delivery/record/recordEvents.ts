import { announce } from '../../../graph/live/announce.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { insertEvents } from './insertEvents.ts'
import { isSameState } from './knownBefore.ts'
import { markOutreach } from './markOutreach.ts'
import type { NewEvent } from './newEvent.ts'
import { outcomeOf } from './outcome.ts'
import { type KnownRecipient, lockEmails, readEvents, readRecipients } from './readDeliveries.ts'
import { storeOutcomes } from './storeOutcomes.ts'
import { suppress } from './suppress.ts'

/**
 * Stores what happened to emails of one organization, and all that follows from it: the state of each recipient and of
 * the email, the bounce callout, suppressions, the last outreach of its invoices, and the word to those who look on.
 * Events that are stored already, and those of emails or recipients that this organization does not have, count for
 * nothing. To be run in a transaction; the number of statements does not depend on that of the events.
 */
export async function recordEvents(
  scope: Pick<Work, 'run' | 'organizationId' | 'now'>,
  events: readonly NewEvent[],
): Promise<{ recorded: number }> {
  const { run, organizationId } = scope
  const emails = await lockEmails(
    scope,
    events.map(({ emailId }) => emailId),
  )
  const knownIds = new Set(emails.map(({ id }) => id))
  const inserted = await insertEvents(
    scope,
    events.filter(({ emailId }) => knownIds.has(emailId)),
  )
  if (inserted.length === 0) return { recorded: 0 }

  const insertedIds = emailIdsOf(inserted)
  const touched = emails.filter(({ id }) => insertedIds.has(id))
  const touchedIds = touched.map(({ id }) => id)
  const known = await readRecipients(scope, touchedIds)
  const recipients = Map.groupBy(known, ({ emailId }) => emailId)
  const all = Map.groupBy(await readEvents(scope, touchedIds), ({ emailId }) => emailId)
  const outcomes = touched.map((email) =>
    outcomeOf(email, recipients.get(email.id) ?? [], all.get(email.id) ?? []),
  )
  await storeOutcomes(scope, outcomes)
  const states = new Map(outcomes.flatMap((outcome) => outcome.recipients).map((state) => [state.id, state]))
  const isChanged = (stored: KnownRecipient) => !isSameState(stored, states.get(stored.id) ?? stored)
  await suppress(
    scope,
    inserted,
    known.map((stored) => ({ ...stored, isChanged: isChanged(stored) })),
  )
  const handedOver = emailIdsOf(inserted.filter(({ type }) => type === 'SENT'))
  await markOutreach(
    scope,
    touched.filter(({ id }) => handedOver.has(id)),
  )
  const changes = touched.map(({ id, invoiceIds }) => ({ kind: 'EMAIL' as const, emailId: id, invoiceIds }))
  await run(announce(organizationId, changes))
  return { recorded: inserted.length }
}

function emailIdsOf(events: readonly { emailId: string }[]): Set<string> {
  return new Set(events.map(({ emailId }) => emailId))
}
