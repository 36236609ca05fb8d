import { builder } from '../../graph/builder.ts'
import type { OutreachSettings } from '../../graph/viewer.ts'
import { Organization } from './type.ts'

export const Weekday = builder.enumType('Weekday', {
  description: 'A day of the week.',
  values: {
    MONDAY: { value: 1, description: 'Monday.' },
    TUESDAY: { value: 2, description: 'Tuesday.' },
    WEDNESDAY: { value: 3, description: 'Wednesday.' },
    THURSDAY: { value: 4, description: 'Thursday.' },
    FRIDAY: { value: 5, description: 'Friday.' },
    SATURDAY: { value: 6, description: 'Saturday.' },
    SUNDAY: { value: 7, description: 'Sunday.' },
  } as const,
})

type IsoWeekday = typeof Weekday.$inferType

/** 540 minutes after midnight are `09:00`, and the end of the day is `24:00`. */
export function clockOf(minutes: number | null): string | null {
  if (minutes === null) return null
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${hour}:${minute}`
}

/** Days of the week in their order; a number that is no day of the week is none. */
export function isoWeekdays(days: readonly number[]): IsoWeekday[] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => days.includes(day))
}

const OutreachSettingsType = builder.objectRef<OutreachSettings>('OutreachSettings').implement({
  description: "When an organization's mail to customers may go out. All of it counts in its timezone.",
  fields: (t) => ({
    windowStart: t.string({
      nullable: true,
      description: 'From this time of day on, `"09:00"`, in its timezone. Null: at any time.',
      resolve: ({ windowStart }) => clockOf(windowStart),
    }),
    windowEnd: t.string({
      nullable: true,
      description:
        'Before this time of day, `"17:30"`, in its timezone; `"24:00"` is the end of the day. Null: at any time.',
      resolve: ({ windowEnd }) => clockOf(windowEnd),
    }),
    weekdays: t.field({
      type: [Weekday],
      description: 'On these days of the week in its timezone, Monday first. Empty: on every day.',
      resolve: ({ weekdays }) => isoWeekdays(weekdays),
    }),
    minDaysBetweenOutreach: t.exposeInt('minDaysBetweenOutreach', {
      description:
        'Days that must pass after a contact about an invoice before the next, 0 to 365. Days have 24 hours. 0: none.',
    }),
    inboundGracePeriodDays: t.exposeInt('inboundGracePeriodDays', {
      description:
        'Days in which nothing is mailed after the customer wrote, 0 to 365. Days have 24 hours. 0: none.',
    }),
  }),
})

builder.objectField(Organization, 'outreachSettings', (t) =>
  t.field({
    type: OutreachSettingsType,
    description: 'When its mail to customers may go out, and how long it waits between messages.',
    resolve: ({ outreach }) => outreach,
  }),
)
