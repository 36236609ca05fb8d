import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { isWhatItSays } from '../../attachment/contentKind.ts'
import { fileTypeOf } from '../../attachment/fileType.ts'
import { RECEIVED } from '../../attachment/received.ts'
import type { Letter, LetterFile } from './letter.ts'
import { ownWordsOf } from './ownWords.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>
type About = {
  partyId: string | null
  invoiceIds: readonly string[]
  threadId: string
  parentEmailId: string | null
  inReplyTo: string | null
  messageId: string
}

/** A mail that says it is older than this, or of the future, was written when it came. */
const OLDEST = 30 * 86_400_000
const SIGNED_HERE = /^bounce\+[a-z2-7]{45}@/i
const LONGEST_SNIPPET = 140

/** Stores a letter as an inbound email with its recipients, files and invoices, and answers its id. */
export async function storeLetter(scope: Scope, letter: Letter, about: About): Promise<string> {
  const { run, organizationId, now } = scope
  const id = uuidv7()
  const sentAt = sentAtOf(letter, now)
  const { from } = letter
  const snippet = ownWordsOf(letter.text ?? '')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, LONGEST_SNIPPET)
  await run(sql`
    insert into email (organization_id, id, party_id, direction, status, delivery_status, subject, body_text, body_html,
      from_email, from_name, message_id, in_reply_to, reply_to, initiator_type, is_tracking_enabled, reason, is_unread,
      snippet, thread_id, parent_email_id, sent_at, timeline_at, created_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${about.partyId}::uuid, 'INBOUND', 'RECEIVED', 'DELIVERED',
      ${letter.subject}::text, ${letter.text}::text, ${letter.html}::text, ${from.address}::text, ${from.name}::text,
      ${about.messageId}::text, ${about.inReplyTo}::text, ${letter.replyTo}::text[], 'SYSTEM', false, 'REPLY', true,
      ${snippet === '' ? null : snippet.toWellFormed()}::text, ${about.threadId}::uuid, ${about.parentEmailId}::uuid,
      ${sentAt}::timestamptz, ${sentAt}::timestamptz, ${now}::timestamptz, ${now}::timestamptz)`)
  await storeRecipients(scope, id, letter)
  await run(sql`
    insert into email_invoice (organization_id, email_id, invoice_id)
    select ${organizationId}::uuid, ${id}::uuid, i.id from unnest(${[...about.invoiceIds]}::uuid[]) as i(id)`)
  for (const [position, file] of letter.files.entries())
    await storeFile(scope, file, { emailId: id, position })
  return id
}

function sentAtOf({ date }: Letter, now: Date): Date {
  if (date === null || date > now || now.getTime() - date.getTime() > OLDEST) return now
  return date
}

async function storeRecipients({ run, organizationId, now }: Scope, emailId: string, letter: Letter) {
  const kinds = [
    ...letter.to.map((to) => ({ ...to, kind: 'TO' })),
    ...letter.cc.map((cc) => ({ ...cc, kind: 'CC' })),
  ]
  // A return address is good for reports of anybody who knows it.
  const people = kinds.filter(({ address }) => !SIGNED_HERE.test(address))
  await run(sql`
    insert into email_recipient (organization_id, id, email_id, kind, position, address, name, delivery_status, delivered_at)
    select ${organizationId}::uuid, gen_random_uuid(), ${emailId}::uuid, r.kind, r.place - 1, r.address, r.name, 'DELIVERED',
      ${now}::timestamptz
    from unnest(${people.map(({ kind }) => kind)}::"RecipientKind"[], ${people.map(({ address }) => address)}::text[],
      ${people.map(({ name }) => name)}::text[]) with ordinality as r(kind, address, name, place)`)
}

async function storeFile(
  { run, organizationId, now }: Scope,
  file: LetterFile,
  { emailId, position }: { emailId: string; position: number },
): Promise<void> {
  const id = uuidv7()
  const { name, mimeType, size, disposition, contentId } = file
  const content = file.content === null ? null : Buffer.from(file.content)
  const isVerified = content !== null && isWhatItSays(mimeType, content) === true
  await run(sql`
    insert into attachment (organization_id, id, name, mime_type, file_type, size, content, disposition, content_id,
      purpose, is_verified, created_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${name}::text, ${mimeType}::text, ${fileTypeOf(mimeType)}::"AttachmentType",
      ${size}::int, ${content}::bytea, ${disposition}::text, ${contentId}::text, ${RECEIVED}::text, ${isVerified}::boolean,
      ${now}::timestamptz, ${now}::timestamptz)`)
  await run(sql`
    insert into email_attachment (organization_id, email_id, attachment_id, position)
    values (${organizationId}::uuid, ${emailId}::uuid, ${id}::uuid, ${position}::int)`)
}
