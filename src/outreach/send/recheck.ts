import { type Sql, sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import { announce } from '../../graph/live/announce.ts'
import { addressKey } from '../../mail/address.ts'
import { jobIdOf } from '../../queue/jobIdOf.ts'
import type { Job } from '../../queue/queue.ts'
import type { Block } from '../eligibility/block.ts'
import { findBlockers } from '../eligibility/findBlockers.ts'
import { cancelStatement } from './cancelEmail.ts'
import { dueTime } from './dueTime.ts'
import type { PendingEmail } from './pendingEmail.ts'
import type { Sender } from './sender.ts'

/**
 * Whether the email may still go out: what was true when it was queued may not be true any more. One that came too late
 * for today's window waits for the next one; any other blocker calls it off. Once a copy is out, the others follow.
 */
export async function recheck(
  { database, queue, now }: Sender,
  job: Job<'email-send'>,
  email: PendingEmail,
): Promise<boolean> {
  if (email.sentAt !== null) return true
  const { organizationId, emailId, isDefaultRecipient } = job.data
  const blocks = await remainingBlocks(database.read, email, { at: dueTime(job, now()), isDefaultRecipient })
  if (blocks.length === 0) return true
  const opensAt = blocks.every(({ code }) => code === 'OUTSIDE_WINDOW') ? blocks[0]?.until : null
  await database.transact(async (_run, tell) => {
    if (opensAt) {
      tell(postponeStatement({ organizationId, emailId, plannedSendAt: opensAt, now: now() }))
      // A worker that dies before it has put its own job away comes here again.
      const id = jobIdOf('postponed', emailId, opensAt)
      await queue.send('email-send', job.data, { tell, startAfter: opensAt, id })
    } else {
      const errorMessage = `Not sent. ${blocks.map(({ message }) => message).join(' ')}`
      tell(cancelStatement({ organizationId, emailId, errorMessage, now: now(), from: 'SENDING' }))
    }
    tell(announce(organizationId, [{ kind: 'EMAIL', emailId, invoiceIds: email.invoiceIds }]))
  })
  return false
}

type Judged = { at: Date; isDefaultRecipient: boolean }

async function remainingBlocks(
  run: Run,
  email: PendingEmail,
  { at, isDefaultRecipient }: Judged,
): Promise<Block[]> {
  const { organization, invoiceIds, overriddenBlockers, recipients } = email
  const blocks = await findBlockers(run, {
    organization,
    invoiceIds,
    at,
    recipientAddressKeys: isDefaultRecipient ? null : recipients.map(({ address }) => addressKey(address)),
  })
  const all = [...blocks.values()].flat().filter(({ code }) => !overriddenBlockers.includes(code))
  // One sentence for each, whichever of the invoices it is about.
  return [...new Map(all.map((block) => [block.message, block])).values()]
}

type Postponing = { organizationId: string; emailId: string; plannedSendAt: Date; now: Date }

function postponeStatement({ organizationId, emailId, plannedSendAt, now }: Postponing): Sql {
  return sql`
    update email set status = 'SCHEDULED', planned_send_at = ${plannedSendAt}::timestamptz,
      timeline_at = ${plannedSendAt}::timestamptz, updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid
      and status = 'SENDING' and sent_at is null
    returning id`
}
