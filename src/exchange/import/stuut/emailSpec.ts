import { EmailStatus } from '../../../../prisma/generated/client/enums.ts'
import type { Raw, Spec } from './spec.ts'
import { id, instant, ours, plainUrl } from './values.ts'

const ATTACHMENT: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  mimeType: 'mime_type',
  size: 'size',
  fileType: 'file_type',
  disposition: 'disposition',
  contentId: 'content_id',
  purpose: 'purpose',
  isVerified: 'is_verified',
  sourceUrl: { key: 'src', as: plainUrl },
  userEmail: 'user_email',
  createdAt: { key: 'created_at', as: instant },
  remoteId: { key: 'remote_id', as: id },
}

const REMOTE_LINK: Spec = {
  remoteId: { key: 'remote_id', as: id },
  remoteThreadId: { key: 'remote_thread_id', as: id },
  senderExternalId: { key: 'email_sender_id', as: id },
  createdAt: { key: 'created_at', as: instant },
}

export const SENDER: Spec = {
  externalId: { key: 'id', as: id },
  email: 'email',
  name: 'name',
  provider: 'provider',
  replyTo: 'reply_to',
  replyToName: 'reply_to_name',
  signatureHtml: 'signature_html',
  isShared: 'is_shared',
  isOauthConnection: 'is_nylas_connection',
  isGrantExpired: 'is_nylas_grant_expired',
  expiredAt: { key: 'expired_at', as: instant },
  createdAt: { key: 'created_at', as: instant },
}

export const EMAIL: Spec = {
  externalId: { key: 'id', as: id },
  direction: { key: 'direction', as: ours },
  status: 'status',
  subject: 'subject',
  bodyText: 'body',
  snippet: 'snippet',
  generatedBody: 'generated_body',
  fromEmail: 'from_email',
  replyTo: 'reply_to',
  threadExternalId: { key: 'thread_id', as: id },
  parentExternalId: { key: 'parent_email_id', as: id },
  senderExternalId: { key: 'email_sender_id', as: id },
  isAutomated: 'is_automated',
  isGenerated: 'is_generated',
  isUnread: 'is_unread',
  sendSeparately: 'send_separately',
  isOriginatedHere: 'is_originated_in_stuut',
  reason: 'email_reason',
  bulkEmailRequestId: { key: 'bulk_email_request_id', as: id },
  customHeaders: 'custom_headers',
  errorMessage: 'error_message',
  remoteLinks: { key: 'remote_links', each: REMOTE_LINK },
  attachments: { key: 'attachments', each: ATTACHMENT },
  sentAt: { key: 'sent_at', as: instant },
  createdAt: { key: 'created_at', as: instant },
  remoteId: { key: 'remote_id', as: id },
}

/** Ours, or what follows from the rest where the word is not known. */
export function statusOf({ status, direction, sent_at: sentAt }: Raw): {
  status: string
  statusText?: string
} {
  const word = ours(status)
  if (typeof word === 'string' && Object.hasOwn(EmailStatus, word)) return { status: word }
  const known = sentAt == null ? 'DRAFT' : 'SENT'
  const derived = ours(direction) === 'INBOUND' ? 'RECEIVED' : known
  return typeof status === 'string' ? { status: derived, statusText: status } : { status: derived }
}

type Recipient = {
  kind: string
  address: unknown
  name?: string
  deliveryStatus?: string
  bouncedAt?: unknown
}

/** Those of `to`, `cc` and `bcc`, each with its place in the document. */
export function recipientsOf(email: Raw): { recipient: Recipient; place: string }[] {
  const bounced = new Set(bouncedOf(email).map((address) => address.toLowerCase()))
  const bouncedAt = instant(email.sent_at ?? email.created_at)
  return (['to', 'cc', 'bcc'] as const).flatMap((key) => {
    const entries = email[key]
    if (!Array.isArray(entries)) return []
    return entries.map((entry: unknown, index) => {
      const { address, name } = mailbox(entry)
      const isBounced = typeof address === 'string' && bounced.has(address.toLowerCase())
      const recipient = {
        kind: key.toUpperCase(),
        address,
        ...(name === undefined ? {} : { name }),
        ...(isBounced ? { deliveryStatus: 'BOUNCED', bouncedAt } : {}),
      }
      return { recipient, place: `${key}[${index}]` }
    })
  })
}

export function bouncedOf({ bounced_addresses: addresses }: Raw): string[] {
  if (!Array.isArray(addresses)) return []
  return addresses.filter((address: unknown) => typeof address === 'string' && address !== '')
}

/** `Ada Adler <ada@acme.example>`, or the address alone. */
export function mailbox(entry: unknown): { address: unknown; name?: string } {
  const [, name = '', address] =
    (typeof entry === 'string' ? /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(entry) : null) ?? []
  if (address === undefined) return { address: entry }
  const plain = name.replace(/^"(.*)"$/, '$1')
  return plain === '' ? { address } : { address, name: plain }
}
