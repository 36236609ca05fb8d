import type * as client from '../../../prisma/generated/client/client.ts'
import { getDatamodel } from '../../../prisma/generated/pothos.ts'
import { snakeCase } from '../../database/snakeCase.ts'
import { raw, type Sql } from '../../database/sql.ts'

/** A row as it is read: what Prisma would give, but decimals as exact text. */
type Stored<Row> = {
  [Field in keyof Row]: client.Prisma.Decimal extends Row[Field]
    ? Exclude<Row[Field], client.Prisma.Decimal> | string
    : Row[Field]
}

/** What happened to an invoice or a party at an instant: no row of a table of its own, but one of several tables. */
type TimelineItem = {
  organizationId: string
  /** Of the row that it was made from. */
  id: string
  /** One of the values of `TimelineItemType`. */
  kind: string
  /** Settles the order where rows of several tables have one id. */
  rank: number
  occurredAt: Date
  /** Whether it is the end of what the row is about, not its beginning. */
  isEnd: boolean
} & Record<TimelineKey, string | null>

/** Each leads to the row; all others are null. */
export const TIMELINE_KEYS = [
  'emailId',
  'callId',
  'taskId',
  'commentId',
  'disputeId',
  'promiseId',
  'paymentId',
  'allocationId',
  'statusChangeId',
  'linkId',
  'entryId',
] as const
export type TimelineKey = (typeof TIMELINE_KEYS)[number]

/** The models that are read for the graph, and the shape of their rows. */
export type Rows = {
  /** A person is always read as one organization knows them. */
  User: client.User & { organizationId: string }
  OrganizationMembership: client.OrganizationMembership
  Agent: client.Agent
  Party: client.Party
  Contact: client.Contact
  Address: client.Address
  Document: client.Document
  InvoiceBlueprint: client.InvoiceBlueprint
  Invoice: client.Invoice
  LineItem: Stored<client.LineItem>
  InvoiceSeries: client.InvoiceSeries
  InvoiceField: client.InvoiceField
  Comment: client.Comment
  Dispute: client.Dispute
  PromiseToPay: client.PromiseToPay
  Email: client.Email
  EmailRecipient: client.EmailRecipient
  EmailEvent: client.EmailEvent
  BounceCallout: client.BounceCallout
  Attachment: Omit<client.Attachment, 'content'>
  IntegrationLink: client.IntegrationLink
  Tag: client.Tag
  PartyTag: client.PartyTag
  ApPortalAccount: client.ApPortalAccount
  ApPortal: client.ApPortal
  EmailSender: client.EmailSender
  EmailThread: client.EmailThread
  EmailRemoteLink: client.EmailRemoteLink
  Workflow: client.Workflow
  Call: client.Call
  Classification: client.Classification
  Event: client.Event
  Task: client.Task
  TaskData: client.TaskData
  InvoiceStatusChange: client.InvoiceStatusChange
  Integration: client.Integration
  LinkedIntegration: client.LinkedIntegration
  LinkedModel: client.LinkedModel
  Sync: client.Sync
  SyncRun: client.SyncRun
  Payment: Stored<client.Payment>
  InvoicePayment: Stored<client.InvoicePayment>
  PaymentRefund: client.PaymentRefund
  CreditApplication: client.CreditApplication
  WriteOff: client.WriteOff
  BulkQuery: client.BulkQuery
  Suppression: client.Suppression
  BouncingContact: client.BouncingContact
  WebhookEndpoint: client.WebhookEndpoint
  AuditEntry: client.AuditEntry
  SavedView: client.SavedView
  TimelineItem: TimelineItem
}
export type Model = keyof Rows

/** How a value comes out of PostgreSQL's JSON: as it is, or as text that stands for an instant or a number. */
export type ColumnKind = 'plain' | 'instant' | 'bigint' | 'decimal'

const KINDS: Record<string, ColumnKind> = { DateTime: 'instant', BigInt: 'bigint', Decimal: 'decimal' }

/** What no table holds: the columns of the statement that puts it together. */
const PUT_TOGETHER: Partial<Record<Model, ReadonlyMap<string, ColumnKind>>> = {
  TimelineItem: new Map<string, ColumnKind>([
    ...['organizationId', 'id', 'kind', 'rank', 'isEnd', ...TIMELINE_KEYS].map(
      (name) => [name, 'plain'] as const,
    ),
    ['occurredAt', 'instant'],
  ]),
}

/** What stands beside the columns of a row wherever it is read, from the row through which it is reached. */
const BESIDE: Partial<Record<Model, readonly string[]>> = { User: ['organizationId'] }

const { models } = getDatamodel().datamodel
const kindsOfModels = new Map<string, ReadonlyMap<string, ColumnKind>>()

/** The stored fields of a model in the order of `schema.prisma`, with their kinds; contents of files are no part of a row. */
export function columnsOf(model: Model): ReadonlyMap<string, ColumnKind> {
  let kinds = PUT_TOGETHER[model] ?? kindsOfModels.get(model)
  if (kinds === undefined) {
    const stored = (models[model]?.fields ?? []).filter(
      ({ kind, type }) => kind !== 'object' && type !== 'Bytes',
    )
    const own = stored.map(({ name, type }): [string, ColumnKind] => [name, KINDS[type] ?? 'plain'])
    kinds = new Map([...own, ...(BESIDE[model] ?? []).map((name): [string, ColumnKind] => [name, 'plain'])])
    kindsOfModels.set(model, kinds)
  }
  return kinds
}

/** How a stored field is declared in `schema.prisma`; undefined where the database alone knows it. */
export function storedField(model: Model, field: string) {
  return models[model]?.fields.find(({ name, kind }) => name === field && kind !== 'object')
}

const TABLES: Partial<Record<Model, string>> = { User: 'user_account', BouncingContact: 'bouncing_address' }

/** What every row of an organization brings, whatever is selected: where it is found again. */
export const ROW_KEY = { organizationId: true, id: true } as const

export function tableOf(model: Model): Sql {
  return raw(`"${TABLES[model] ?? snakeCase(model)}"`)
}

const columnNames = new Map<string, string>()

export function column(alias: string, field: string): Sql {
  return raw(columnName(alias, field))
}

export function columnName(alias: string, field: string): string {
  let name = columnNames.get(field)
  if (name === undefined) {
    name = snakeCase(field)
    columnNames.set(field, name)
  }
  return `${alias}."${name}"`
}
