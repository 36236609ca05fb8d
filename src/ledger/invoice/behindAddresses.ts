import { raw, type Sql, sql } from '../../database/sql.ts'

/** The tables of emails that bounced with the invoices they were about, for use in one statement. */
type Behind = {
  tables: Sql
  condition: Sql
  /** Where it bounced, in lower case. */
  addressKey: Sql
  /** An invoice is there as often as it was written about. */
  invoiceId: Sql
}

/** The aliases of its tables begin with this one. */
export function behind(alias: string, organizationId: string): Behind {
  const [recipient, email, link] = ['recipient', 'email', 'link'].map((table) => raw(`${alias}_${table}`))
  const id = sql`${organizationId}::uuid`
  return {
    tables: sql`email_recipient ${recipient}
      join email ${email} on ${email}.organization_id = ${id} and ${email}.id = ${recipient}.email_id
        and ${email}.direction = 'OUTBOUND'
      join email_invoice ${link} on ${link}.organization_id = ${id} and ${link}.email_id = ${recipient}.email_id`,
    condition: sql`${recipient}.organization_id = ${id} and ${recipient}.delivery_status = 'BOUNCED'`,
    addressKey: sql`lower(${recipient}.address)`,
    invoiceId: sql`${link}.invoice_id`,
  }
}

/** The ids of the invoices behind the addresses whose keys fit. */
export function invoiceIdsBehind(organizationId: string, keyFits: (addressKey: Sql) => Sql): Sql {
  const { tables, condition, addressKey, invoiceId } = behind('behind', organizationId)
  return sql`select ${invoiceId} from ${tables} where ${condition} and ${keyFits(addressKey)}`
}
