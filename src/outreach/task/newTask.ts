import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { optionalText, writtenText } from '../../graph/mutation/input.ts'
import type { Work } from '../../graph/mutation/work.ts'
import { memberIn } from '../../ledger/organization/mutation/memberIn.ts'

export const LONGEST_LABEL = 200
const LONGEST_TYPE = 100
export const LONGEST_DESCRIPTION = 5_000

type TaskText = {
  label: string
  type?: string | null | undefined
  description?: string | null | undefined
  dueOn?: string | null | undefined
  assigneeId?: string | null | undefined
}

/** Whom and what a task is about; null where that is nothing. */
export type TaskAbout = Partial<
  Record<'partyId' | 'invoiceId' | 'emailId' | 'callId' | 'classificationId', string | null>
>

/** A task as somebody opens it. `place` is where the texts stand in the input: empty, or `tasks.0.`. */
export async function newTask(
  work: Work,
  given: TaskText,
  about: TaskAbout,
  place = '',
): Promise<Prisma.TaskUncheckedCreateInput & { id: string }> {
  const { organizationId, viewer, now } = work
  return {
    ...about,
    organizationId,
    id: uuidv7(),
    label: writtenText(given.label, `${place}label`, LONGEST_LABEL),
    type: optionalText(given.type, `${place}type`, LONGEST_TYPE) ?? 'manual',
    description: optionalText(given.description, `${place}description`, LONGEST_DESCRIPTION),
    dueOn: given.dueOn ? new Date(given.dueOn) : null,
    assigneeId: given.assigneeId ? await memberIn(work, given.assigneeId, `${place}assigneeId`) : null,
    createdById: viewer.userId,
    createdAt: now,
    updatedAt: now,
  }
}
