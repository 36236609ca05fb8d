import type { Changed } from '../../graph/mutation/perform.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { draftEmail } from './draft.ts'
import type { LetterInput } from './emailInput.ts'
import { type NewEmail, storeEmail } from './storeEmail.ts'

/** Writes an email and puts it into the queue, both in the mutation's transaction. It waits until `plannedSendAt`. */
export async function queueEmail(
  work: DirectWork,
  input: LetterInput,
  plannedSendAt: Date | null,
): Promise<Changed> {
  const email = await draftEmail(work, input, plannedSendAt)
  storeEmail(work, email)
  await queueSending(work, email, { isDefaultRecipient: !input.to })
  return changeOf(email)
}

function queueSending(
  { mailroom, organizationId, tell }: DirectWork,
  { id: emailId, plannedSendAt }: NewEmail,
  { isDefaultRecipient }: { isDefaultRecipient: boolean },
) {
  const data = { organizationId, emailId, isDefaultRecipient }
  const start = plannedSendAt === null ? {} : { startAfter: plannedSendAt }
  return mailroom.queue.send('email-send', data, { tell, ...start })
}

/** What is answered, kept in the audit log, and told to those who look on. */
function changeOf({ id, invoiceIds, addressees, plannedSendAt, overriddenBlockers }: NewEmail): Changed {
  return {
    result: { id },
    entity: { type: 'Email', id },
    changes: {
      invoiceIds,
      recipients: addressees.map(({ address }) => address),
      ...(plannedSendAt === null ? {} : { plannedSendAt }),
      ...(overriddenBlockers.length === 0 ? {} : { overridden: overriddenBlockers }),
    },
    announced: [{ kind: 'EMAIL', emailId: id, invoiceIds }],
  }
}
