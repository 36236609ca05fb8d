import { raw } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { dayOf } from '../../../graph/calendar/day.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { givenOf, keptValue } from '../../../graph/mutation/patch.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { MoneyRounding, readAccounting, TaxRounding } from '../accounting.ts'
import { Organization } from '../type.ts'

const AccountingSettingsUpdateInput = builder.inputType('AccountingSettingsUpdateInput', {
  description: 'What is to be changed. What is left out stays as it is.',
  fields: (t) => ({
    ...organizationId(t),
    moneyRounding: t.field({
      type: MoneyRounding,
      description: 'How amounts are rounded from now on. Null: REQUIRED.',
    }),
    taxRounding: t.field({
      type: TaxRounding,
      description: 'Where tax is rounded from now on. Null: REQUIRED.',
    }),
    booksClosedThrough: t.field({
      type: 'LocalDate',
      description:
        "The last day whose books are closed, before today by the organization's calendar, else INVALID. An earlier day than " +
        'before opens what lies between again, and null opens all.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('accountingSettingsUpdate', {
  description:
    'Changes how an organization works out its invoices, and closes or opens its books. Invoices and drafts that are there ' +
    'keep their amounts. For its administrators; NOT_ALLOWED to others. The audit log has both, before and after.',
  input: AccountingSettingsUpdateInput,
  payload: (t) => ({
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The organization with its settings as they are now.',
      resolve: ({ result, organizationId: id }, _arguments, context) =>
        result === null ? null : context.organizationOf(id),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const { tx, run, now, isAdmin, calendar, organizationId: id } = work
    if (!isAdmin) {
      throw refusal('NOT_ALLOWED', '', 'Only an administrator of the organization may change its accounting.')
    }
    const { booksClosedThrough } = input
    if (booksClosedThrough && dayOf(booksClosedThrough) >= calendar.today) {
      throw refusal('INVALID', 'booksClosedThrough', 'Books can be closed through yesterday at the latest.')
    }
    // Whoever writes into an open period meanwhile holds the row as well, and is waited for.
    const before = await readAccounting(run, id, raw('for no key update'))
    const patch = givenOf({
      moneyRounding: keptValue(input.moneyRounding, 'moneyRounding'),
      taxRounding: keptValue(input.taxRounding, 'taxRounding'),
      booksClosedThrough,
    })
    await tx.organization.update({
      where: { id },
      data: {
        ...patch,
        ...(booksClosedThrough ? { booksClosedThrough: new Date(booksClosedThrough) } : {}),
        updatedAt: now,
      },
    })
    return {
      result: { id },
      entity: { type: 'Organization', id },
      changes: { before, after: { ...before, ...patch } },
    }
  },
})
