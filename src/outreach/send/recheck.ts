import type { Run } from '../../database/transact.ts'
import { announce } from '../../live/announce.ts'
import type { Job } from '../../queue/queue.ts'
import { type Sql, sql } from '../../read/sql.ts'
import type { Block } from '../eligibility/block.ts'
import { findBlockers } from '../eligibility/findBlockers.ts'
import { cancelStatement } from './cancelEmail.ts'
import type { PendingEmail } from './pendingEmail.ts'
import type { Sender } from './sendEmail.ts'

/**
 * Whether the email may still go out: what was true when it was queued may not be true any more. One that came too late
 * for today's window waits for the next one; whatever else blocks calls it off. Once a copy is out, the others follow.
 */
export async function recheck(
  { database, queue, now }: Sender,
  { organizationId, emailId }: Job<'email-send'>['data'],
  email: PendingEmail,
): Promise<boolean> {
  if (email.sentAt !== null) return true
  const blocks = await remainingBlocks(database.read, email, now())
  if (blocks.length === 0) return true
  const opensAt = blocks.every(({ code }) => code === 'OUTSIDE_WINDOW') ? blocks[0]?.until : null
  await database.transact(async (_run, tell) => {
    if (opensAt) {
      tell(postponeStatement({ organizationId, emailId, plannedSendAt: opensAt, now: now() }))
      await queue.send('email-send', { organizationId, emailId }, { tell, startAfter: opensAt })
    } else {
      const errorMessage = `Not sent. ${blocks.map(({ message }) => message).join(' ')}`
      tell(cancelStatement({ organizationId, emailId, errorMessage, now: now() }))
    }
    tell(announce(organizationId, [{ kind: 'EMAIL', emailId, invoiceIds: email.invoiceIds }]))
  })
  return false
}

async function remainingBlocks(run: Run, email: PendingEmail, at: Date): Promise<Block[]> {
  const { organization, invoiceIds, overriddenBlockers, recipients } = email
  const blocks = await findBlockers(run, {
    organization,
    invoiceIds,
    at,
    recipientAddressKeys: recipients.map(({ address }) => address.toLowerCase()),
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
    where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid returning id`
}
