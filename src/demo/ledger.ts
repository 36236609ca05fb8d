import type * as client from '../../prisma/generated/client/client.ts'

/** Every table the demo fills, parents before children, with its rows as Prisma reads them. */
export type Rows = {
  user_account: client.User
  organization: client.Organization
  organization_membership: client.OrganizationMembership
  agent: client.Agent
  party: client.Party
  contact: client.Contact
  address: client.Address
  document: client.Document
  invoice_blueprint: client.InvoiceBlueprint
  invoice: client.Invoice
  line_item: Omit<client.LineItem, 'quantity'> & { quantity: string }
  invoice_field: client.InvoiceField
  comment: client.Comment
  email: client.Email
  email_invoice: client.EmailInvoice
  email_recipient: client.EmailRecipient
  email_event: client.EmailEvent
  bounce_callout: client.BounceCallout
  attachment: client.Attachment
  email_attachment: client.EmailAttachment
  integration_link: client.IntegrationLink
  suppression: client.Suppression
}
export type Table = keyof Rows
export type Ledger = { [T in Table]: Rows[T][] }

export function emptyLedger(): Ledger {
  return {
    user_account: [],
    organization: [],
    organization_membership: [],
    agent: [],
    party: [],
    contact: [],
    address: [],
    document: [],
    invoice_blueprint: [],
    invoice: [],
    line_item: [],
    invoice_field: [],
    comment: [],
    email: [],
    email_invoice: [],
    email_recipient: [],
    email_event: [],
    bounce_callout: [],
    attachment: [],
    email_attachment: [],
    integration_link: [],
    suppression: [],
  }
}
