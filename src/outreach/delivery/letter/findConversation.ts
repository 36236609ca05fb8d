import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import { addressKey } from '../../../mail/address.ts'
import type { SignedTarget } from '../inbound/signedTarget.ts'
import type { LetterNames } from '../mail/letterNames.ts'
import { subjectKeyOf } from './subjectKey.ts'

/** Whose a letter is: the organization, and what is known of the conversation before anything is written. */
export type Conversation = {
  organizationId: string
  /** The email that it answers; null where only the subject or the sender is known. */
  parentEmailId: string | null
  threadId: string | null
  /** Those who may have written it; one where that is certain. */
  partyIds: readonly string[]
}

type Named = Conversation & { name: string; isRecipient: boolean }

/**
 * Finds the conversation of a letter: by the return address that was signed here, by the mails that it says it answers, and at
 * last by who wrote it and its subject. Null where it can be none of one organization, or of several.
 */
export async function findConversation(
  database: Pick<Database, 'read'>,
  letter: LetterNames,
  target: SignedTarget | null,
): Promise<Conversation | null> {
  const named = await findAnswered(database, letter)
  const own =
    target === null ? named : named.filter((email) => email.organizationId === target.organizationId)
  const answered = nearestOf(own, letter.answers)
  if (answered !== null) return answered
  if (target !== null) return findCopied(database, target)
  return findByWriter(database, letter)
}

/** The emails that bear the names, in whichever organization: as they were sent from here, or renamed on their way. */
async function findAnswered({ read }: Pick<Database, 'read'>, letter: LetterNames): Promise<Named[]> {
  const { answers, from } = letter
  if (answers.length === 0) return []
  // A service that gives a message a name of its own makes its Message-ID of it, with a domain behind it.
  const remote = [...answers, ...answers.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('@'))))]
  return read<Named>(sql`
    select o.id as "organizationId", e.id as "parentEmailId", e.thread_id as "threadId", n.name,
      case when e.party_id is null then array[]::text[] else array[e.party_id::text] end as "partyIds",
      exists (select from email_recipient r where r.organization_id = o.id and r.email_id = e.id
        and lower(r.address) = ${addressKey(from)}::text) as "isRecipient"
    from organization o
    cross join lateral (
      select m.id, m.message_id as name from email m
      where m.organization_id = o.id and m.message_id = any(${answers}::text[])
      union all
      select l.email_id, l.remote_id from email_remote_id l
      where l.organization_id = o.id and l.remote_id = any(${remote.filter(Boolean)}::text[])
    ) n
    join email e on e.organization_id = o.id and e.id = n.id`)
}

/** Of the emails that are named nearest the one; of several organizations the one that had written to this address. */
function nearestOf(named: readonly Named[], answers: readonly string[]): Conversation | null {
  const rank = (name: string) =>
    answers.findIndex((answer) => answer === name || answer.startsWith(`${name}@`))
  const nearest = Math.min(...named.map(({ name }) => rank(name)))
  const equal = named.filter(({ name }) => rank(name) === nearest)
  const written = equal.filter(({ isRecipient }) => isRecipient)
  const pool = written.length > 0 ? written : equal
  const isOfOne = new Set(pool.map(({ organizationId }) => organizationId)).size === 1
  return isOfOne ? (pool[0] ?? null) : null
}

/** The email whose copy had this return address. */
async function findCopied(
  { read }: Pick<Database, 'read'>,
  { organizationId, recipientId }: SignedTarget,
): Promise<Conversation | null> {
  const [copied] = await read<Conversation>(sql`
    select e.organization_id as "organizationId", e.id as "parentEmailId", e.thread_id as "threadId",
      case when e.party_id is null then array[]::text[] else array[e.party_id::text] end as "partyIds"
    from email_recipient r join email e on e.organization_id = ${organizationId}::uuid and e.id = r.email_id
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipientId}::uuid`)
  return copied ?? null
}

type Known = { organizationId: string; partyId: string; threadId: string | null }

/** By the address of a party or a contact: in the conversation with that subject, else in one of its own. */
async function findByWriter(
  { read }: Pick<Database, 'read'>,
  { from, subject }: LetterNames,
): Promise<Conversation | null> {
  const key = addressKey(from)
  const known = await read<Known>(sql`
    select o.id as "organizationId", p.id as "partyId", t.id as "threadId"
    from organization o
    cross join lateral (
      select c.party_id as id from contact c where c.organization_id = o.id and lower(c.email) = ${key}::text
      union
      select b.id from party b where b.organization_id = o.id and lower(b.email) = ${key}::text
    ) p
    left join lateral (
      select h.id from email_thread h
      where h.organization_id = o.id and h.party_id = p.id and h.subject_key = ${subjectKeyOf(subject)}::text
      order by h.updated_at desc, h.id desc limit 1
    ) t on true`)
  const talking = known.filter(({ threadId }) => threadId !== null)
  const pool = talking.length > 0 ? talking : known
  const [first] = pool
  if (first === undefined || new Set(pool.map(({ organizationId }) => organizationId)).size > 1) return null
  return {
    organizationId: first.organizationId,
    parentEmailId: null,
    threadId: pool.length === 1 ? first.threadId : null,
    partyIds: [...new Set(pool.map(({ partyId }) => partyId))],
  }
}
