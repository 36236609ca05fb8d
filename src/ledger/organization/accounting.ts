import { nothing, type Sql, sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import { builder } from '../../graph/builder.ts'
import { Organization } from './type.ts'

export const MoneyRounding = builder.enumType('MoneyRounding', {
  description: 'What becomes of half a minor unit.',
  values: {
    HALF_UP: { description: 'It is rounded away from zero: 0.5 is 1, 1.5 is 2, 2.5 is 3.' },
    HALF_EVEN: { description: 'It is rounded to the even neighbour: 0.5 is 0, 1.5 is 2, 2.5 is 2.' },
  } as const,
})

export const TaxRounding = builder.enumType('TaxRounding', {
  description: 'Where the tax of an invoice is rounded.',
  values: {
    PER_LINE: { description: 'On each line; the tax of the invoice is the sum.' },
    PER_INVOICE: {
      description:
        'Once for each tax rate, over all lines of that rate. A line shows by how much the tax of its rate grows with it, ' +
        'so that the lines still add up.',
    },
  } as const,
})

export type Accounting = {
  moneyRounding: typeof MoneyRounding.$inferType
  taxRounding: typeof TaxRounding.$inferType
  /** A day such as `2026-02-28`. */
  booksClosedThrough: string | null
}

/** As it is stored now. */
export async function readAccounting(
  run: Run,
  organizationId: string,
  lock: Sql = nothing,
): Promise<Accounting> {
  const [accounting] = await run<Accounting>(sql`
    select o.money_rounding as "moneyRounding", o.tax_rounding as "taxRounding",
      o.books_closed_through::text as "booksClosedThrough"
    from organization o where o.id = ${organizationId}::uuid ${lock}`)
  if (accounting === undefined) throw new Error(`There is no organization ${organizationId}.`)
  return accounting
}

const AccountingSettings = builder.objectRef<Accounting>('AccountingSettings').implement({
  description: 'How an organization works out its invoices, and through which day its books are closed.',
  fields: (t) => ({
    moneyRounding: t.expose('moneyRounding', {
      type: MoneyRounding,
      description: 'How amounts of invoices that are made here are rounded.',
    }),
    taxRounding: t.expose('taxRounding', {
      type: TaxRounding,
      description: 'Where the tax of invoices that are made here is rounded.',
    }),
    booksClosedThrough: t.expose('booksClosedThrough', {
      type: 'LocalDate',
      nullable: true,
      description:
        'The last day whose books are closed: what would be dated on it or before is refused as BOOKS_CLOSED. Null: none is.',
    }),
  }),
})

builder.objectField(Organization, 'accounting', (t) =>
  t.field({
    type: AccountingSettings,
    description: 'How it works out its invoices, and through which day its books are closed.',
    resolve: ({ id }, _arguments, context) => readAccounting(context.database.read, id),
  }),
)
