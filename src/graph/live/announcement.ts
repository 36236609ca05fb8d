import type { Change } from '../change.ts'
import type { Announcement } from './announce.ts'

/** What a notification says; null for one that is none of ours: anybody with the database may send on the channel. */
export function readAnnouncement(payload: string): Announcement | null {
  const announcement = parse(payload)
  if (typeof announcement !== 'object' || announcement === null) return null
  if (!('organizationId' in announcement) || typeof announcement.organizationId !== 'string') return null
  if (!('invoiceIds' in announcement) || !isTexts(announcement.invoiceIds)) return null
  const { organizationId, invoiceIds } = announcement
  const change = readChange(announcement, invoiceIds)
  return change === null ? null : { organizationId, ...change }
}

function readChange(announcement: object, invoiceIds: string[]): Change | null {
  const kind = 'kind' in announcement ? announcement.kind : null
  if (kind === 'INVOICE') return { kind, invoiceIds }
  if (kind === 'TIMELINE') {
    const items = 'items' in announcement ? announcement.items : null
    return isTexts(items) ? { kind, items, invoiceIds } : null
  }
  const emailId = 'emailId' in announcement ? announcement.emailId : null
  return kind === 'EMAIL' && typeof emailId === 'string' ? { kind, emailId, invoiceIds } : null
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
