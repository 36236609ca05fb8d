import type { Invoice as InvoiceRow } from '../../prisma/generated/client/client.ts'
import { Invoice } from '../invoice/type.ts'
import { builder } from '../builder.ts'
import { defineLoader } from '../read/loader.ts'
import { sql } from '../read/sql.ts'
import { columnsOf } from '../read/table.ts'
import { Email } from './type.ts'

const invoicesByEmail = defineLoader<string, readonly InvoiceRow[]>(
  'Invoice by email',
  [],
  async (database, organizationId, emailIds) => {
    const rows = await database.$queryRaw<(InvoiceRow & { emailId: string })[]>(sql`
      select ei.email_id as "emailId", ${columnsOf('Invoice', 'i')} from email_invoice ei
      join invoice i on i.organization_id = ${organizationId}::uuid and i.id = ei.invoice_id
      where ei.organization_id = ${organizationId}::uuid and ei.email_id = any(${[...emailIds]}::uuid[])
      order by i.issue_date desc nulls last, i.id`)
    return Map.groupBy(rows, (row) => row.emailId)
  },
)

builder.objectField(Email, 'invoices', (t) =>
  t.field({
    type: [Invoice],
    description: 'The invoices it is about, newest issue date first: a statement covers several.',
    resolve: ({ organizationId, id }, _arguments, context) => invoicesByEmail(context, organizationId, id),
  }),
)
