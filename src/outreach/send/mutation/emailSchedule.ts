import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import { changedRow, directMutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { emailsOf } from '../../email/list.ts'
import { Email, EmailEdge, emailById } from '../../email/type.ts'
import { EmailScheduleInput } from '../emailInput.ts'
import { organizationOfInvoices } from '../organizationOfInvoices.ts'
import { queueEmail } from '../queueEmail.ts'
import { sendInstant } from '../sendInstant.ts'

directMutation('emailSchedule', {
  description:
    'Plans an email about invoices of one party. Whether it may go out is judged for the planned time, and again when ' +
    'that has come: an invoice that was paid or disputed meanwhile cancels it, and `errorMessage` says why; a closed ' +
    'window only postpones it.',
  input: EmailScheduleInput,
  payload: (t) => ({
    email: t.field({
      type: Email,
      nullable: true,
      description: 'The email, SCHEDULED. Null when it was refused.',
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
  change: (work, input) => {
    const plannedSendAt = sendInstant(input.plannedSendAt, work.now)
    if (plannedSendAt === null) {
      throw refusal('INVALID', 'plannedSendAt', 'The time to send it must be in the future.')
    }
    return queueEmail(work, input, plannedSendAt)
  },
})
