import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import { changedRow, directMutation } from '../../../graph/mutation/mutation.ts'
import { emailsOf } from '../../email/list.ts'
import { Email, EmailEdge, emailById } from '../../email/type.ts'
import { EmailSendInput } from '../emailInput.ts'
import { organizationOfInvoices } from '../organizationOfInvoices.ts'
import { queueEmail } from '../queueEmail.ts'
import { sendInstant } from '../sendInstant.ts'

directMutation('emailSend', {
  description:
    'Queues an email about invoices of one party. It answers QUEUED, or SCHEDULED with a `plannedSendAt` in the future, ' +
    'never SENT: what becomes of it is told by `status`, `deliveryStatus` and `recipients`. Refused with ' +
    'OUTREACH_BLOCKED when any of the invoices must not be mailed about then (see `Invoice.outreachEligibility`); the ' +
    'same is checked once more when it is sent.',
  input: EmailSendInput,
  payload: (t) => ({
    email: t.field({
      type: Email,
      nullable: true,
      description: 'The email, QUEUED or SCHEDULED. Null when it was refused.',
      resolve: changedRow(emailById),
    }),
    emailEdge: t.field({
      type: EmailEdge,
      nullable: true,
      description: 'The email as an edge of `emails` without filter and order.',
      resolve: createdEdge(emailsOf),
    }),
  }),
  organizationOf: organizationOfInvoices,
  change: (work, input) => queueEmail(work, input, sendInstant(input.plannedSendAt ?? null, work.now)),
})
