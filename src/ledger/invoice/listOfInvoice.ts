import { nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { column } from '../../graph/read/table.ts'

type Below<M> = {
  model: M
  alias: string
  /** The instant it is sorted by; ties are settled by the id. */
  instant: string
  direction: 'ASC' | 'DESC'
}

/** What hangs below an invoice, as a list to be paged: the same rows in the same order as the list without paging. */
export function listOfInvoice<M extends 'Comment' | 'Dispute' | 'PromiseToPay'>(below: Below<M>) {
  const { model, alias, instant, direction } = below
  const term = (name: string, type: string) =>
    ({ expression: column(alias, name), type, isNullable: false, direction, nulls: 'LAST' }) as const
  const terms = [term(instant, 'timestamptz'), term('id', 'uuid')]
  return (context: Context, organizationId: string, _arguments: PageArguments = {}): ListOf<M> => ({
    organizationId,
    source: {
      model,
      alias,
      joins: nothing,
      where: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid
        and ${column(alias, 'invoiceId')} = parent.id`,
      terms,
    },
    shape: [`${model} of invoice`],
    asOf: context.calendarOf(organizationId).today,
  })
}
