import type { Invoice as InvoiceRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { refuse } from '../error.ts'
import { resolveRow } from '../lookup.ts'
import { type Sql, sql } from '../read/sql.ts'
import { columnsOf } from '../read/table.ts'
import { resolveOrganization } from '../viewer.ts'
import { invoiceById } from './type.ts'

const ExternalRef = builder.inputType('ExternalRef', {
  description: 'The name a row has in another system.',
  fields: (t) => ({
    integrationName: t.string({ required: true, description: 'The other system, as in `integrations`.' }),
    remoteId: t.string({ required: true, description: 'The id over there.' }),
  }),
})

export const InvoiceBy = builder.inputType('InvoiceBy', {
  description: 'What an invoice is known by: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    uid: t.field({ type: 'UUID', description: 'The raw UUID, `uid` in REST.' }),
    invoiceNumber: t.string({
      description: 'The number the customer sees, exactly. BAD_USER_INPUT when several invoices bear it.',
    }),
    external: t.field({ type: ExternalRef, description: 'Its id in another system.' }),
  }),
})

export async function findInvoice(
  context: Context,
  organizationId: string | null | undefined,
  by: typeof InvoiceBy.$inferInput,
): Promise<InvoiceRow | null> {
  const key = by.id ?? by.uid
  if (key !== undefined && key !== null) {
    const place = resolveRow(context, 'Invoice', organizationId, key)
    return place === null ? null : invoiceById(context, place.organizationId, place.id)
  }
  const organization = resolveOrganization(context.viewer, organizationId).id
  return findOne(
    context,
    organization,
    by.external ? isLinked(organization, by.external) : isNumbered(by.invoiceNumber ?? ''),
  )
}

async function findOne(context: Context, organizationId: string, condition: Sql): Promise<InvoiceRow | null> {
  const [invoice, another] = await context.database.$queryRaw<InvoiceRow[]>(sql`
    select ${columnsOf('Invoice', 'i')} from invoice i
    where i.organization_id = ${organizationId}::uuid and ${condition} order by i.id limit 2`)
  if (another !== undefined) {
    throw refuse('BAD_USER_INPUT', 'by.invoiceNumber: several invoices bear this number; ask by id or uid.', {
      argument: 'by.invoiceNumber',
    })
  }
  return invoice ?? null
}

function isNumbered(invoiceNumber: string): Sql {
  return sql`i.invoice_number = ${invoiceNumber}`
}

function isLinked(
  organizationId: string,
  { integrationName, remoteId }: { integrationName: string; remoteId: string },
): Sql {
  return sql`i.id = (select l.invoice_id from integration_link l where l.organization_id = ${organizationId}::uuid
    and l.integration_name = ${integrationName} and l.entity_type = 'INVOICE' and l.remote_id = ${remoteId})`
}
