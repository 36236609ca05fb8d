import { raw } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import type { Context } from '../../../graph/context.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import type { Outcome } from '../../../graph/mutation/perform.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { OrganizationFacts } from '../../../graph/viewer.ts'
import { Weekday } from '../outreachSettings.ts'
import { readOutreachSettings } from '../outreachSettingsRead.ts'
import { changedSettings } from '../outreachSettingsRules.ts'
import { Organization } from '../type.ts'

const OutreachSettingsUpdateInput = builder.inputType('OutreachSettingsUpdateInput', {
  description:
    'What is to be changed. What is left out stays as it is; what null means, each field says. Times and days of the ' +
    "week are in the organization's timezone.",
  fields: (t) => ({
    ...organizationId(t),
    windowStart: t.string({
      description:
        'From this time of day on, `"09:00"`. Null takes the window away and must be given for `windowEnd` as well.',
    }),
    windowEnd: t.string({
      description:
        'Before this time of day, `"17:30"`, later than `windowStart`; at most `"24:00"`. Null takes the window away ' +
        'and must be given for `windowStart` as well.',
    }),
    weekdays: t.field({
      type: [Weekday],
      description: 'On these days of the week. Empty or null: on every day.',
    }),
    minDaysBetweenOutreach: t.int({
      description:
        'Days of 24 hours that must pass after a contact about an invoice, 0 to 365. Null: stays as it is.',
    }),
    inboundGracePeriodDays: t.int({
      description:
        'Days of 24 hours in which nothing is mailed after the customer wrote, 0 to 365. Null: stays as it is.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('outreachSettingsUpdate', {
  description:
    "Changes when an organization's mail to customers may go out. For its administrators; NOT_ALLOWED to others.",
  input: OutreachSettingsUpdateInput,
  payload: (t) => ({
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organization with its settings as they are now.',
      resolve: organizationNow,
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const { tx, run, now, isAdmin } = work
    if (!isAdmin) {
      throw refusal(
        'NOT_ALLOWED',
        '',
        'Only an administrator of the organization may change when mail goes out.',
      )
    }
    const before = await readOutreachSettings(run, work.organizationId, raw('for no key update'))
    const after = changedSettings(before, {
      ...input,
      weekdays: input.weekdays === null ? [] : input.weekdays,
    })
    await tx.organization.update({
      where: { id: work.organizationId },
      data: {
        outreachWindowStart: after.windowStart,
        outreachWindowEnd: after.windowEnd,
        outreachWeekdays: [...after.weekdays],
        minDaysBetweenOutreach: after.minDaysBetweenOutreach,
        inboundGracePeriodDays: after.inboundGracePeriodDays,
        updatedAt: now,
      },
    })
    return {
      result: { id: work.organizationId },
      entity: { type: 'Organization', id: work.organizationId },
      changes: { before, after },
    }
  },
})

async function organizationNow(
  { result, organizationId: id }: Outcome,
  _arguments: object,
  context: Context,
): Promise<OrganizationFacts | null> {
  if (result === null) return null
  return { ...context.organizationOf(id), outreach: await readOutreachSettings(context.database.read, id) }
}
