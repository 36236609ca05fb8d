import { badInput } from './error.ts'

/** The types that implement `Node`, and the prefix of their ids. */
const PREFIXES = {
  Organization: 'org',
  User: 'usr',
  Agent: 'agt',
  Party: 'pty',
  Contact: 'con',
  Document: 'doc',
  InvoiceBlueprint: 'ibp',
  Invoice: 'inv',
  LineItem: 'lin',
  InvoiceSeries: 'ser',
  Comment: 'cmt',
  Email: 'eml',
  Dispute: 'dis',
  PromiseToPay: 'ptp',
  Suppression: 'sup',
  BouncingContact: 'bou',
  WebhookEndpoint: 'whe',
  AuditEntry: 'aud',
  Address: 'adr',
  Attachment: 'att',
  Tag: 'tag',
  PartyTag: 'pta',
  ApPortalAccount: 'apa',
  ApPortal: 'app',
  EmailSender: 'ems',
  EmailThread: 'thr',
  Workflow: 'wfl',
  Call: 'cll',
  Classification: 'cls',
  Event: 'evt',
  Task: 'tsk',
  TaskData: 'tkd',
  Payment: 'pay',
  InvoicePayment: 'alc',
  PaymentRefund: 'rfd',
  CreditApplication: 'cra',
  WriteOff: 'wof',
  BulkQuery: 'bkq',
  InvoiceStatusChange: 'isc',
  Integration: 'itg',
  LinkedIntegration: 'lki',
  LinkedModel: 'lkm',
  Sync: 'syn',
  SyncRun: 'run',
  SavedView: 'svw',
} as const

export type NodeType = keyof typeof PREFIXES
/** Types that stand above organizations: their ids hold one UUID, all others hold the organization's too. */
type RootType = 'Organization' | 'User'
export type TenantType = Exclude<NodeType, RootType>

export type GlobalId =
  | { type: RootType; id: string }
  | { type: TenantType; organizationId: string; id: string }

const typeByPrefix = new Map(
  Object.entries(PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeType]),
)

/** An opaque id: the type, then the organization and the row. It tells where to look, never what may be seen. */
export function encodeGlobalId(type: NodeType, ...uuids: string[]): string {
  return `${PREFIXES[type]}_${Buffer.from(uuids.join('').replaceAll('-', ''), 'hex').toString('base64url')}`
}

/** What the id names, or null when it is not one of ours. */
export function decodeGlobalId(text: string): GlobalId | null {
  const match = /^([a-z]{3})_([A-Za-z0-9_-]{22,43})$/.exec(text)
  const type = typeByPrefix.get(match?.[1] ?? '')
  const bytes = Buffer.from(match?.[2] ?? '', 'base64url')
  if (type === undefined || bytes.toString('base64url') !== match?.[2]) return null
  if (type === 'Organization' || type === 'User') {
    return bytes.length === 16 ? { type, id: toUuid(bytes) } : null
  }
  if (bytes.length !== 32) return null
  return { type, organizationId: toUuid(bytes.subarray(0, 16)), id: toUuid(bytes.subarray(16)) }
}

function toUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** An id argument that takes the global id or the raw UUID of one type. Refuses what is neither. */
export function parseId(argument: string, type: RootType, text: string): string {
  if (isUuid(text)) return text.toLowerCase()
  const decoded = decodeGlobalId(text)
  if (decoded?.type === type) return decoded.id
  throw badInput(argument, `"${shorten(text)}" is neither the id nor the UUID of an ${type.toLowerCase()}.`)
}

/** User input as it may be quoted in a message. */
export function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`
}
