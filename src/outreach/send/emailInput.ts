import { builder } from '../../graph/builder.ts'
import { idempotencyKey } from '../../graph/mutation/input.ts'
import { refusesNull, takesNull } from '../../graph/nulls/declaration.ts'
import { OutreachBlocker } from '../eligibility/outreachBlocker.ts'
import { EmailReason } from '../email/enums.ts'
import { STATEMENT_DAYS } from './attachStatement.ts'
import { STANDARD_VARIABLES } from './variables.ts'

const MailboxInput = builder.inputType('MailboxInput', {
  description: 'Whom an email is for.',
  fields: (t) => ({
    address: t.string({
      required: true,
      description:
        'One plain e-mail address: no name, no angle brackets, no quotes, no comments, no list. International domains ' +
        'in their `xn--` form.',
    }),
    name: t.string({ ...takesNull, description: 'The name shown beside it, at most 200 characters.' }),
  }),
})

const TemplateVariableInput = builder.inputType('TemplateVariableInput', {
  description: 'A value of your own for the subject and the bodies.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description:
        'A letter, then letters, digits and underscores, at most 50 characters: `discountCode`. The name of a standard ' +
        'variable takes its place; `unsubscribeUrl` is refused.',
    }),
    value: t.string({
      required: true,
      description: 'Plain text of at most 2,000 characters; escaped in HTML and never filled in turn.',
    }),
  }),
})

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

const letterFields = (t: InputFields) => ({
  invoiceIds: t.idList({
    required: true,
    description: 'Global ids of the invoices it is about, 1 to 100, all of one party.',
  }),
  to: t.field({
    ...refusesNull,
    type: [MailboxInput],
    description:
      "Whom it is for. Left out: the party's billing contact, else the billing address of the invoice, else the " +
      'general address of the party. At most 50 addresses with `cc` and `bcc`. Null: INVALID.',
  }),
  cc: t.field({ type: [MailboxInput], description: 'Who gets a copy.' }),
  bcc: t.field({ type: [MailboxInput], description: 'Who gets a blind copy, unseen by the others.' }),
  replyTo: t.field({
    type: MailboxInput,
    description: 'Where answers go; your own e-mail address when left out.',
  }),
  subject: t.string({
    required: true,
    description:
      `One line of at most 255 characters. \`{{variable}}\` is filled: ${STANDARD_VARIABLES}. INVALID with one that is ` +
      'neither among these nor in `variables`.',
  }),
  bodyText: t.string({
    description:
      'The text, with the same variables, at most 100,000 characters. Send it as a variable of the operation: a text ' +
      'in the document itself has at most 10,000.',
  }),
  bodyHtml: t.string({
    description:
      'The HTML, with the same variables, at most 500,000 characters, as a variable of the operation as well. Without ' +
      'scripts, forms and frames; links with http, https, mailto or tel. `bodyText` or `bodyHtml` must be given.',
  }),
  variables: t.field({ type: [TemplateVariableInput], description: 'Values of your own, at most 50.' }),
  attachments: t.stringList({
    description:
      'Names of files added with `attachmentAdd`, at most 20 and 10 MiB together; the newest of each name is sent. Files that ' +
      'came with a mail are not found.',
  }),
  attachStatement: t.boolean({
    defaultValue: false,
    description:
      `Whether the party's statement of account goes with it as a PDF: the last ${STATEMENT_DAYS} days through today, as it ` +
      'stands when this is called. INVALID where the invoices are of no party.',
  }),
  reason: t.field({
    type: EmailReason,
    defaultValue: 'PAYMENT_REMINDER',
    description: 'What it is for.',
  }),
  trackingEnabled: t.boolean({
    defaultValue: true,
    description:
      'Whether opens and clicks are tracked: an unseen image is added and links lead through this server. An email of ' +
      'text only gets an HTML body for it. `false` leaves the message as you wrote it.',
  }),
  override: t.field({
    type: [OutreachBlocker],
    description:
      'Blockers that are not to count this time, for administrators; NOT_ALLOWED to others. Recorded with the email and ' +
      'in the audit log. INVALID for ALL_RECIPIENTS_SUPPRESSED, NO_BILLING_CONTACT and NOT_RECEIVABLE: suppressed ' +
      'addresses never get mail, whatever is overridden.',
  }),
  ...idempotencyKey(t),
})

export const EmailSendInput = builder.inputType('EmailSendInput', {
  description:
    'An email about one or several invoices of a party, to be sent at once or when `plannedSendAt` comes.',
  fields: (t) => ({
    ...letterFields(t),
    plannedSendAt: t.field({
      ...refusesNull,
      type: 'DateTime',
      description: 'When to send it, at most a year ahead. Left out, or past: at once. Null: INVALID.',
    }),
  }),
})

export const EmailScheduleInput = builder.inputType('EmailScheduleInput', {
  description: 'An email about one or several invoices of a party, to be sent later.',
  fields: (t) => ({
    ...letterFields(t),
    plannedSendAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When to send it: in the future, at most a year ahead.',
    }),
  }),
})

export type LetterInput = typeof EmailSendInput.$inferInput
