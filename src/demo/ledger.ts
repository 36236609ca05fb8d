import type * as client from '../../prisma/generated/client/client.ts'

/** Every table the demo fills, parents before children, with its rows as Prisma reads them. */
export type Rows = {
  user_account: client.User
  organization: client.Organization
  organization_membership: client.OrganizationMembership
  agent: client.Agent
  email_sender: client.EmailSender
  workflow: client.Workflow
  party: client.Party
  tag: client.Tag
  party_tag: client.PartyTag
  ap_portal_account: client.ApPortalAccount
  ap_portal: client.ApPortal
  contact: client.Contact
  address: client.Address
  document: client.Document
  invoice_blueprint: client.InvoiceBlueprint
  attachment: client.Attachment
  invoice: client.Invoice
  credit_application: client.CreditApplication
  write_off: client.WriteOff
  line_item: Omit<client.LineItem, 'quantity'> & { quantity: string }
  invoice_field: client.InvoiceField
  comment: client.Comment
  email_thread: client.EmailThread
  email: client.Email
  email_invoice: client.EmailInvoice
  email_recipient: client.EmailRecipient
  email_event: client.EmailEvent
  email_remote_link: client.EmailRemoteLink
  bounce_callout: client.BounceCallout
  email_attachment: client.EmailAttachment
  dispute: client.Dispute
  promise_to_pay: client.PromiseToPay
  call: client.Call
  call_invoice: client.CallInvoice
  classification: client.Classification
  event: client.Event
  task: client.Task
  task_data: client.TaskData
  integration: client.Integration
  linked_integration: client.LinkedIntegration
  linked_model: client.LinkedModel
  sync_run: client.SyncRun
  sync: client.Sync
  payment: Omit<client.Payment, 'currencyRate'> & { currencyRate: string | null }
  payment_refund: client.PaymentRefund
  invoice_payment: client.InvoicePayment
  invoice_status_change: client.InvoiceStatusChange
  integration_link: client.IntegrationLink
  suppression: client.Suppression
  audit_entry: client.AuditEntry
}
export type Table = keyof Rows
export type Ledger = { [T in Table]: Rows[T][] }

export function emptyLedger(): Ledger {
  return {
    user_account: [],
    organization: [],
    organization_membership: [],
    agent: [],
    email_sender: [],
    workflow: [],
    party: [],
    tag: [],
    party_tag: [],
    ap_portal_account: [],
    ap_portal: [],
    contact: [],
    address: [],
    document: [],
    invoice_blueprint: [],
    attachment: [],
    invoice: [],
    credit_application: [],
    write_off: [],
    line_item: [],
    invoice_field: [],
    comment: [],
    email_thread: [],
    email: [],
    email_invoice: [],
    email_recipient: [],
    email_event: [],
    email_remote_link: [],
    bounce_callout: [],
    email_attachment: [],
    dispute: [],
    promise_to_pay: [],
    call: [],
    call_invoice: [],
    classification: [],
    event: [],
    task: [],
    task_data: [],
    integration: [],
    linked_integration: [],
    linked_model: [],
    sync_run: [],
    sync: [],
    payment: [],
    payment_refund: [],
    invoice_payment: [],
    invoice_status_change: [],
    integration_link: [],
    suppression: [],
    audit_entry: [],
  }
}
