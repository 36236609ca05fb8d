import { sql } from '../../../database/sql.ts'
import type { Run } from '../../../database/transact.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { ExportLimits } from '../limits.ts'

/** For whoever counts the exports of an organization and adds one. */
const COUNTING = 7_246_011

/** Refuses where the organization has as many exports as it may have; those who ask together are counted one after the other. */
export async function checkRoom(run: Run, organizationId: string, limits: ExportLimits): Promise<void> {
  await run(sql`select pg_advisory_xact_lock(${COUNTING}::int, hashtext(${organizationId}::text))::text`)
  const [found] = await run<{ open: number; kept: bigint }>(sql`
    select count(*) filter (where ended_at is null)::int as open, coalesce(sum(byte_count), 0)::bigint as kept
    from bulk_query where organization_id = ${organizationId}::uuid`)
  const { open = 0, kept = 0n } = found ?? {}
  if (open >= limits.atOnce) {
    throw refusal(
      'LIMIT_REACHED',
      '',
      `${open} exports of the organization have not ended: wait, or cancel one.`,
    )
  }
  if (kept >= limits.keptBytes) {
    const message = `The files of the organization's exports hold ${kept} bytes: wait until some are removed.`
    throw refusal('LIMIT_REACHED', '', message)
  }
}
