import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, directMutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { Email, emailById } from '../../email/type.ts'
import { cancelEmail } from '../cancelEmail.ts'

const EmailCancelInput = builder.inputType('EmailCancelInput', {
  description: 'The email to be called off.',
  fields: (t) => ({
    emailId: t.id({ required: true, description: 'Global id of the email.' }),
    ...idempotencyKey(t),
  }),
})

directMutation('emailCancel', {
  description:
    'Calls off an email that is SCHEDULED or QUEUED. IMMUTABLE_STATE once it is being handed over: mail that was sent ' +
    'cannot be taken back.',
  input: EmailCancelInput,
  payload: (t) => ({
    email: t.field({
      type: Email,
      nullable: true,
      description: 'The email, CANCELLED. Null when it was refused.',
      resolve: changedRow(emailById),
    }),
  }),
  organizationOf: (context, { emailId }) => organizationOfId(context, 'Email', emailId, 'emailId'),
  change: async (work, input) => {
    const { organizationId, now } = work
    const id = idIn(work, 'Email', input.emailId, 'emailId')
    const outcome = await cancelEmail(work.run, { organizationId, emailId: id, errorMessage: null, now })
    if (outcome === null) throw notFound('Email', input.emailId, 'emailId')
    if (!outcome.isCancelled) {
      throw refusal(
        'IMMUTABLE_STATE',
        'emailId',
        `The email is ${outcome.status} and can no longer be called off.`,
      )
    }
    return {
      result: { id },
      entity: { type: 'Email', id },
      changes: { status: { before: outcome.status, after: 'CANCELLED' } },
      announced: [{ kind: 'EMAIL', emailId: id, invoiceIds: outcome.invoiceIds }],
    }
  },
})
