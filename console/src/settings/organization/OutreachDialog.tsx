import { useState } from 'react'
import { CheckboxField } from '../../components/CheckboxField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { graphql } from '../../graphql/gql.ts'
import type { OutreachPanelFragment, Weekday } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import styles from '../parts/Parts.module.css'

const UPDATE = graphql(`
  mutation SettingsOutreachUpdate($input: OutreachSettingsUpdateInput!) {
    outreachSettingsUpdate(input: $input) {
      organization {
        id
        ...OutreachPanel
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const WEEKDAYS: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]
const FIELDS = ['windowStart', 'windowEnd', 'minDaysBetweenOutreach', 'inboundGracePeriodDays']

type Props = { settings: OutreachPanelFragment['outreachSettings']; onClose: () => void }

export function OutreachDialog({ settings, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [before] = useState(() => formOf(settings))
  const [form, setForm] = useState(before)
  const { run, isBusy, faults } = useAction(UPDATE)
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const toggle = (day: Weekday, isOn: boolean) =>
    change({ weekdays: WEEKDAYS.filter((one) => (one === day ? isOn : form.weekdays.includes(one))) })
  const save = async () => {
    const { windowStart, windowEnd, weekdays } = form
    const input = {
      organizationId: organization.id,
      windowStart: windowStart === '' ? null : windowStart,
      windowEnd: windowEnd === '' ? null : windowEnd,
      weekdays: [...weekdays],
      minDaysBetweenOutreach: Number(form.between),
      inboundGracePeriodDays: Number(form.grace),
    }
    if ((await run({ input })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.outreach.title')}
      onClose={onClose}
      onSubmit={() => void save()}
      isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isBusy={isBusy}
      faults={otherFaults(faults, FIELDS)}
    >
      <div className={styles.pair}>
        <TextField
          label={text('settings.outreach.from')}
          type="time"
          value={form.windowStart}
          onValue={(windowStart) => change({ windowStart })}
          fault={faultOf(faults, 'windowStart')}
        />
        <TextField
          label={text('settings.outreach.until')}
          type="time"
          value={form.windowEnd}
          onValue={(windowEnd) => change({ windowEnd })}
          fault={faultOf(faults, 'windowEnd')}
        />
      </div>
      <p className={styles.quiet}>
        {text('settings.outreach.windowHint', { timezone: organization.timezone })}
      </p>
      <fieldset className={styles.choices}>
        <legend>{text('settings.outreach.weekdaysChoice')}</legend>
        {WEEKDAYS.map((day) => (
          <CheckboxField
            key={day}
            label={term('Weekday', day)}
            isChecked={form.weekdays.includes(day)}
            onValue={(isOn) => toggle(day, isOn)}
          />
        ))}
      </fieldset>
      <div className={styles.pair}>
        <TextField
          label={text('settings.outreach.between')}
          type="number"
          min={0}
          max={365}
          required
          value={form.between}
          onValue={(between) => change({ between })}
          fault={faultOf(faults, 'minDaysBetweenOutreach')}
        />
        <TextField
          label={text('settings.outreach.grace')}
          type="number"
          min={0}
          max={365}
          required
          value={form.grace}
          onValue={(grace) => change({ grace })}
          fault={faultOf(faults, 'inboundGracePeriodDays')}
        />
      </div>
    </FormDialog>
  )
}

function formOf(settings: Props['settings']) {
  return {
    windowStart: settings.windowStart ?? '',
    windowEnd: settings.windowEnd ?? '',
    weekdays: [...settings.weekdays],
    between: String(settings.minDaysBetweenOutreach),
    grace: String(settings.inboundGracePeriodDays),
  }
}
