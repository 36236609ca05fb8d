import type { Announcement } from './announce.ts'

/** What a notification says; null for one that is none of ours: anybody with the database may send on the channel. */
export function readAnnouncement(payload: string): Announcement | null {
  const announcement = parse(payload)
  if (typeof announcement !== 'object' || announcement === null) return null
  if (!('organizationId' in announcement) || typeof announcement.organizationId !== 'string') return null
  if (!('invoiceIds' in announcement) || !isTexts(announcement.invoiceIds)) return null
  const { organizationId, invoiceIds } = announcement
  const kind = 'kind' in announcement ? announcement.kind : null
  if (kind === 'INVOICE') return { organizationId, kind, invoiceIds }
  if (kind !== 'EMAIL' || !('emailId' in announcement) || typeof announcement.emailId !== 'string')
    return null
  return { organizationId, kind, emailId: announcement.emailId, invoiceIds }
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
