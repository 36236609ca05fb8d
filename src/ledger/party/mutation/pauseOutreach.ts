import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  optionalText,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import type { Changed } from '../../../graph/mutation/perform.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

const LONGEST_NOTE = 500

/** What names the party, in an input of this name. */
export const outreachPauseInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      partyId: t.id({ required: true, description: 'Global id of the party.' }),
      note: t.string({
        description: `Why, for the audit log, which alone keeps it; at most ${LONGEST_NOTE} characters. Blank: none.`,
      }),
      ...idempotencyKey(t),
    }),
  })

type Input = ReturnType<typeof outreachPauseInput>['$inferInput']

export const organizationOfParty = (context: Parameters<typeof organizationOfId>[0], { partyId }: Input) =>
  organizationOfId(context, 'Party', partyId, 'partyId')

/** Pauses e-mail outreach to a party, or takes it up again. */
export async function pauseOutreach(work: Work, input: Input, isPaused: boolean): Promise<Changed> {
  const { run, organizationId, now } = work
  const id = idIn(work, 'Party', input.partyId, 'partyId')
  const note = optionalText(input.note, 'note', LONGEST_NOTE)
  const [party] = await run<{ wasPaused: boolean }>(sql`
    select p.is_email_outreach_paused as "wasPaused" from party p
    where p.organization_id = ${organizationId}::uuid and p.id = ${id}::uuid for no key update`)
  if (party === undefined) throw notFound('Party', input.partyId, 'partyId')
  if (party.wasPaused === isPaused) {
    const message = `E-mail outreach to the party is ${isPaused ? 'paused already' : 'not paused'}.`
    throw refusal('IMMUTABLE_STATE', 'partyId', message)
  }
  await work.tx.party.update({
    where: { organizationId_id: { organizationId, id } },
    data: { isEmailOutreachPaused: isPaused, updatedAt: now },
  })
  return {
    result: { id },
    entity: { type: 'Party', id },
    changes: { isEmailOutreachPaused: { before: !isPaused, after: isPaused }, note },
  }
}
