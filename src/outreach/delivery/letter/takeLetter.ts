import { createHash } from 'node:crypto'
import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Run } from '../../../database/transact.ts'
import { announce } from '../../../graph/live/announce.ts'
import type { SignedTarget } from '../inbound/signedTarget.ts'
import type { LetterNames } from '../mail/letterNames.ts'
import { findAbout } from './findAbout.ts'
import { type Conversation, findConversation } from './findConversation.ts'
import { readLetter } from './letter.ts'
import { looksLike } from './looksLike.ts'
import { openThread } from './openThread.ts'
import { storeFindings } from './storeFindings.ts'
import { storeLetter } from './storeLetter.ts'

/** What came of a letter: stored now, known already, or nobody's. */
export type TakenLetter = 'STORED' | 'KNOWN' | 'UNREADABLE' | 'UNATTRIBUTED'

type Posted = { raw: Uint8Array; names: LetterNames; target: SignedTarget | null; now: Date }

/** A mail that a person wrote becomes an email of its conversation, with what is to be done because of it. */
export async function takeLetter(database: Database, posted: Posted): Promise<TakenLetter> {
  const { raw, names, target } = posted
  const conversation = await findConversation(database, names, target)
  if (conversation === null) return 'UNATTRIBUTED'
  const letter = await readLetter(raw)
  if (letter === null) return 'UNREADABLE'
  const messageId = names.messageId ?? nameOf(raw)
  return database.transact(async (run) => {
    if (await isKnown(run, conversation, messageId)) return 'KNOWN'
    await keep(run, conversation, { ...posted, letter, messageId })
    return 'STORED'
  })
}

/** A mail without a name is known by its bytes. */
function nameOf(raw: Uint8Array): string {
  return `${createHash('sha256').update(raw).digest('hex')}@unnamed.invalid`
}

/** Posted twice at the same time, it is stored by one of the two. One of our own that comes back is known as well. */
async function isKnown(run: Run, { organizationId }: Conversation, messageId: string): Promise<boolean> {
  const lock = `letter ${organizationId} ${messageId}`
  await run(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`)
  const known = await run(sql`
    select id from email where organization_id = ${organizationId}::uuid and message_id = ${messageId}::text limit 1`)
  return known.length > 0
}

type Kept = Posted & { letter: NonNullable<Awaited<ReturnType<typeof readLetter>>>; messageId: string }

async function keep(run: Run, conversation: Conversation, kept: Kept): Promise<void> {
  const { organizationId, parentEmailId } = conversation
  const { letter, messageId, names, now } = kept
  const scope = { run, organizationId, now }
  const { partyId, invoiceIds } = await findAbout(scope, conversation, letter)
  const threadId = await openThread(scope, { ...conversation, partyId, subject: letter.subject })
  const [inReplyTo = null] = names.answers
  const about = { partyId, invoiceIds, threadId, parentEmailId, inReplyTo, messageId }
  const emailId = await storeLetter(scope, letter, about)
  await storeFindings(scope, looksLike(letter.text), { emailId, subject: letter.subject, ...about })
  await run(announce(organizationId, [{ kind: 'EMAIL', emailId, invoiceIds }]))
}
