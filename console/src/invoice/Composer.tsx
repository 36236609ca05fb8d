import { useState } from 'react'
import { CheckboxField } from '../components/CheckboxField.tsx'
import { TextArea, TextField } from '../components/TextField.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { useFormat } from '../components/useFormat.ts'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { OutreachBlocker } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { FormDialog } from './FormDialog.tsx'
import { fillTemplate } from './fillTemplate.ts'
import styles from './InvoicePage.module.css'

const COMPOSER = graphql(`
  fragment Composer on Invoice {
    id
    invoiceNumber
    dueOn
    billingEmail
    amountRemaining {
      minorUnits
      currency
      amount
    }
    targetParty {
      id
      name
      email
      billingContact {
        id
        name
        email
      }
    }
    outreachEligibility {
      email {
        blockers {
          code
          message
        }
      }
    }
  }
`)

const SEND = graphql(`
  mutation SendOneReminder($input: EmailSendInput!) {
    emailSend(input: $input) {
      email {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

/** Nothing can send mail where there is nobody to send it to, or nothing to collect. */
const FINAL: readonly OutreachBlocker[] = [
  'ALL_RECIPIENTS_SUPPRESSED',
  'NO_BILLING_CONTACT',
  'NOT_RECEIVABLE',
]

/** Where what is wrong with it is said beside it. */
const FIELDS = ['to', 'cc', 'subject', 'bodyText', 'plannedSendAt']

type Props = { invoice: FragmentType<typeof COMPOSER>; onClose: () => void }

/** Writes a reminder of one invoice, and shows it as it will be read. */
export function Composer({ invoice, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const { say } = useToasts()
  const { user, organization, isAdmin } = useViewer()
  const row = readFragment(COMPOSER, invoice)
  const { targetParty, billingEmail, outreachEligibility } = row
  const known = targetParty?.billingContact?.email ?? billingEmail ?? targetParty?.email ?? ''
  const [to, setTo] = useState(known)
  const [cc, setCc] = useState('')
  const [plannedFor, setPlannedFor] = useState('')
  const [subject, setSubject] = useState(text('invoice.template.subject'))
  const [body, setBody] = useState(text('invoice.template.body'))
  const [isStatementAttached, setStatementAttached] = useState(false)
  const [isOverridden, setOverridden] = useState(false)
  const send = useAction(SEND, { refetchQueries: ['InvoicePage', 'InvoiceTimeline'] })

  const blockers = outreachEligibility.email.blockers.map(({ code }) => code)
  const mayOverride = isAdmin && blockers.length > 0 && !blockers.some((code) => FINAL.includes(code))
  const values = {
    invoiceNumber: row.invoiceNumber ?? '',
    invoiceNumbers: row.invoiceNumber ?? '',
    amountRemaining: format.money(row.amountRemaining),
    dueDate: row.dueOn ?? '',
    partyName: targetParty?.name ?? '',
    contactName: targetParty?.billingContact?.name ?? targetParty?.name ?? '',
    organizationName: organization.name,
    senderName: user.name,
  }
  const filled = fillTemplate(values)
  const submit = async () => {
    const input = {
      invoiceIds: [row.id],
      subject,
      bodyText: body,
      attachStatement: isStatementAttached,
      ...(to.trim() === known ? {} : { to: addressesOf(to) }),
      ...(cc.trim() === '' ? {} : { cc: addressesOf(cc) }),
      ...(plannedFor === '' ? {} : { plannedSendAt: new Date(plannedFor).toISOString() }),
      reason: 'PAYMENT_REMINDER' as const,
      ...(isOverridden ? { override: blockers } : {}),
    }
    if ((await send.run({ input })) === null) return
    say(text(plannedFor === '' ? 'invoice.queued' : 'invoice.planned'))
    onClose()
  }
  return (
    <FormDialog
      title={text('invoice.remind')}
      action={text(plannedFor === '' ? 'invoice.send' : 'invoice.plan')}
      isBusy={send.isBusy}
      isDirty={
        to !== known ||
        cc + plannedFor !== '' ||
        subject !== text('invoice.template.subject') ||
        body !== text('invoice.template.body')
      }
      faults={otherFaults(send.faults, FIELDS)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={text('invoice.to')}
        hint={text('invoice.toHint')}
        value={to}
        fault={faultOf(send.faults, 'to')}
        onValue={setTo}
      />
      <TextField
        label={text('invoice.cc')}
        hint={text('invoice.ccHint')}
        value={cc}
        fault={faultOf(send.faults, 'cc')}
        onValue={setCc}
      />
      <TextField
        label={text('invoice.subject')}
        value={subject}
        fault={faultOf(send.faults, 'subject')}
        onValue={setSubject}
      />
      <TextArea
        label={text('invoice.body')}
        rows={8}
        hint={text('invoice.placeholders', { names: Object.keys(values).join(', ') })}
        value={body}
        fault={faultOf(send.faults, 'bodyText')}
        onValue={setBody}
      />
      <CheckboxField
        label={text('invoice.attachStatement')}
        isChecked={isStatementAttached}
        onValue={setStatementAttached}
      />
      <TextField
        label={text('invoice.plannedSendAt')}
        hint={text('invoice.plannedHint')}
        type="datetime-local"
        value={plannedFor}
        fault={faultOf(send.faults, 'plannedSendAt')}
        onValue={setPlannedFor}
      />
      {blockers.length > 0 && (
        <p className={styles.blocker}>
          {text('invoice.blockedNote', {
            reasons: blockers.map((code) => term('OutreachBlocker', code)).join(', '),
          })}
        </p>
      )}
      {mayOverride && (
        <CheckboxField
          label={text('invoice.override', { count: blockers.length })}
          isChecked={isOverridden}
          onValue={setOverridden}
        />
      )}
      <section className={`anyText ${styles.preview}`} aria-label={text('invoice.preview')}>
        <strong>{filled(subject)}</strong>
        {filled(body)}
      </section>
      <p className={styles.quiet}>{text('invoice.previewNote')}</p>
    </FormDialog>
  )
}

/** Addresses with commas between them. What is no address is refused by the server, beside the field. */
function addressesOf(list: string): { address: string }[] {
  return list
    .split(',')
    .map((address) => ({ address: address.trim() }))
    .filter(({ address }) => address !== '')
}
