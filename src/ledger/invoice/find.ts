import type { GraphQLResolveInfo } from 'graphql'
import { type Sql, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { readRow, readRows } from '../../graph/read/readRow.ts'
import type { Rows } from '../../graph/read/table.ts'
import { resolveOrganization } from '../../graph/viewer.ts'

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
  info: GraphQLResolveInfo,
): Promise<Rows['Invoice'] | null> {
  const key = by.id ?? by.uid
  if (key !== undefined && key !== null) {
    const place = resolveRow(context, 'Invoice', { argument: 'by.id', text: key, organizationId })
    return place === null ? null : readRow(context, 'Invoice', place, info)
  }
  const organization = resolveOrganization(context.viewer, organizationId).id
  return findOne(
    context,
    organization,
    by.external ? isLinked(organization, by.external) : isNumbered(by.invoiceNumber ?? ''),
    info,
  )
}

async function findOne(
  context: Context,
  organizationId: string,
  condition: Sql,
  info: GraphQLResolveInfo,
): Promise<Rows['Invoice'] | null> {
  const limit = 2
  const found = await readRows(context, 'Invoice', { organizationId, condition, limit }, info)
  const [invoice, another] = found
  if (another !== undefined) {
    throw refuse('BAD_USER_INPUT', 'by.invoiceNumber: several invoices bear this number; ask by id or uid.', {
      argument: 'by.invoiceNumber',
    })
  }
  return invoice ?? null
}

function isNumbered(invoiceNumber: string): Sql {
  return sql`found.invoice_number = ${invoiceNumber}`
}

function isLinked(
  organizationId: string,
  { integrationName, remoteId }: { integrationName: string; remoteId: string },
): Sql {
  return sql`found.id = (select l.invoice_id from integration_link l where l.organization_id = ${organizationId}::uuid
    and l.integration_name = ${integrationName} and l.entity_type = 'INVOICE' and l.remote_id = ${remoteId})`
}
