import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Conversation } from './findConversation.ts'
import { subjectKeyOf } from './subjectKey.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>
type Opened = Conversation & { partyId: string | null; subject: string | null }

/** The conversation that a letter belongs to; a new one where there is none, in which the answered email then stands, too. */
export async function openThread(scope: Scope, opened: Opened): Promise<string> {
  const { run, organizationId, now } = scope
  const { parentEmailId, partyId, subject } = opened
  const threadId = (await threadOf(scope, parentEmailId)) ?? opened.threadId
  if (threadId !== null) {
    await run(sql`
      update email_thread set updated_at = ${now}::timestamptz
      where organization_id = ${organizationId}::uuid and id = ${threadId}::uuid`)
    return threadId
  }
  const id = uuidv7()
  await run(sql`
    insert into email_thread (organization_id, id, party_id, subject, subject_key, created_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${partyId}::uuid, ${subject}::text, ${subjectKeyOf(subject)}::text,
      ${now}::timestamptz, ${now}::timestamptz)`)
  if (parentEmailId !== null) {
    await run(sql`
      update email set thread_id = ${id}::uuid
      where organization_id = ${organizationId}::uuid and id = ${parentEmailId}::uuid and thread_id is null`)
  }
  return id
}

/** Two who answer the same email at the same time do so in one conversation. */
async function threadOf({ run, organizationId }: Scope, emailId: string | null): Promise<string | null> {
  if (emailId === null) return null
  const [email] = await run<{ threadId: string | null }>(sql`
    select e.thread_id as "threadId" from email e
    where e.organization_id = ${organizationId}::uuid and e.id = ${emailId}::uuid for no key update`)
  return email?.threadId ?? null
}
