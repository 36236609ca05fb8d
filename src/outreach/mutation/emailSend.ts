import { organizationOfId } from '../../mutation/input.ts'
import { changedRow, directMutation } from '../../mutation/mutation.ts'
import { refusal } from '../../mutation/userError.ts'
import { EmailSendInput } from '../send/emailInput.ts'
import { queueEmail } from '../send/queueEmail.ts'
import { sendInstant } from '../send/sendInstant.ts'
import { Email, emailById } from '../type.ts'

directMutation('emailSend', {
  description:
    'Queues an email about invoices of one party. It answers QUEUED, never SENT: what becomes of it is told by ' +
    '`status`, `deliveryStatus` and `recipients`. Refused with OUTREACH_BLOCKED when any of the invoices must not be ' +
    'chased now (see `Invoice.outreachEligibility`); the same is checked once more when it is sent.',
  input: EmailSendInput,
  payload: (t) => ({
    email: t.field({
      type: Email,
      nullable: true,
      description: 'The email, waiting to be sent.',
      resolve: changedRow(emailById),
    }),
  }),
  organizationOf: (context, { invoiceIds }) => {
    const [first] = invoiceIds
    if (first === undefined) throw refusal('REQUIRED', 'invoiceIds', 'Name at least one invoice.')
    return organizationOfId(context, 'Invoice', first, 'invoiceIds.0')
  },
  change: (work, input) => queueEmail(work, input, sendInstant(input.plannedSendAt ?? null, work.now)),
})
