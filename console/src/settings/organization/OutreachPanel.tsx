import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Panel } from '../../components/Page.tsx'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { Values } from '../parts/Values.tsx'
import { OutreachDialog } from './OutreachDialog.tsx'

const OUTREACH = graphql(`
  fragment OutreachPanel on Organization {
    id
    timezone
    outreachSettings {
      windowStart
      windowEnd
      weekdays
      minDaysBetweenOutreach
      inboundGracePeriodDays
    }
  }
`)

/** When mail to customers may go out. */
export function OutreachPanel({ of }: { of: FragmentType<typeof OUTREACH> }) {
  const text = useText()
  const term = useTerm()
  const { isAdmin, isReadOnly } = useViewer()
  const [isEditing, setEditing] = useState(false)
  const { outreachSettings: settings, timezone } = readFragment(OUTREACH, of)
  const { windowStart, windowEnd, weekdays, minDaysBetweenOutreach, inboundGracePeriodDays } = settings
  const edit = (
    <Button
      aria-label={`${text('common.edit')}: ${text('settings.outreach.title')}`}
      onClick={() => setEditing(true)}
    >
      {text('common.edit')}
    </Button>
  )
  const hours =
    windowStart && windowEnd
      ? text('settings.outreach.hours', { from: windowStart, until: windowEnd, timezone })
      : text('settings.outreach.anyTime')
  const days =
    weekdays.length === 0
      ? text('settings.outreach.anyDay')
      : weekdays.map((day) => term('Weekday', day)).join(', ')
  return (
    <Panel title={text('settings.outreach.title')} {...(isAdmin && !isReadOnly ? { actions: edit } : {})}>
      <Values
        of={[
          { label: text('settings.outreach.window'), value: hours },
          { label: text('settings.outreach.weekdays'), value: days },
          {
            label: text('settings.outreach.between'),
            value: text('settings.days', { count: minDaysBetweenOutreach }),
          },
          {
            label: text('settings.outreach.grace'),
            value: text('settings.days', { count: inboundGracePeriodDays }),
          },
        ]}
      />
      {isEditing && <OutreachDialog settings={settings} onClose={() => setEditing(false)} />}
    </Panel>
  )
}
