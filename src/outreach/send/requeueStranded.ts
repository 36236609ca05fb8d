import { sql } from '../../database/sql.ts'
import { hasLiveJob } from '../../queue/hasLiveJob.ts'
import { jobIdOf } from '../../queue/jobIdOf.ts'
import type { Sender } from './sender.ts'

type Stranded = { id: string; updatedAt: Date; startAfter: Date | null }

const MOST_AT_A_TIME = 500

/**
 * Makes new jobs for emails that wait to be sent and have none: of a queue that was emptied or restored, or because the
 * last try ended with the database out of reach.
 */
export async function requeueStranded(sender: Sender): Promise<void> {
  const { database, queue, log } = sender
  await queue.open()
  const organizations = await database.read<{ id: string }>(sql`select id from organization`)
  for (const { id } of organizations) {
    const requeued = await requeueOf(sender, id)
    if (requeued > 0)
      log.warn({ organizationId: id, requeued }, 'Emails that waited without a job have one again.')
  }
}

async function requeueOf(sender: Sender, organizationId: string): Promise<number> {
  let requeued = 0
  let after: string | null = null
  do {
    const stranded: Stranded[] = await findStranded(sender, organizationId, after)
    await requeue(sender, organizationId, stranded)
    requeued += stranded.length
    after = stranded.length < MOST_AT_A_TIME ? null : (stranded.at(-1)?.id ?? null)
  } while (after !== null)
  return requeued
}

function findStranded(
  { database }: Sender,
  organizationId: string,
  after: string | null,
): Promise<Stranded[]> {
  return database.read<Stranded>(sql`
    select e.id, e.updated_at as "updatedAt",
      case when e.status = 'SCHEDULED' then e.planned_send_at end as "startAfter"
    from email e
    where e.organization_id = ${organizationId}::uuid and e.direction = 'OUTBOUND' and e.message_id is not null
      and e.status in ('QUEUED', 'SCHEDULED', 'SENDING') and (${after}::uuid is null or e.id > ${after}::uuid)
      and not ${hasLiveJob('email-send', 'emailId', sql`e.id`)}
    order by e.id limit ${MOST_AT_A_TIME}::int`)
}

async function requeue({ database, queue }: Sender, organizationId: string, emails: readonly Stranded[]) {
  if (emails.length === 0) return
  await database.transact(async (_run, tell) => {
    for (const { id: emailId, updatedAt, startAfter } of emails) {
      // Workers that start together find the same emails. What the lost job knew of the recipients is lost with it.
      const id = jobIdOf('requeued', emailId, updatedAt)
      const data = { organizationId, emailId, isDefaultRecipient: false }
      await queue.send('email-send', data, { tell, id, ...(startAfter === null ? {} : { startAfter }) })
    }
  })
}
