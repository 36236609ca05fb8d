import type { AttachmentType } from '../../../prisma/generated/client/client.ts'

const SPREADSHEET = /spreadsheet|ms-excel|^text\/(?:csv|tab-separated-values)$/
const DOCUMENT = /wordprocessing|msword|opendocument\.text|^text\/|^application\/rtf$/

/** What kind of file a media type names; null where it names none. */
export function fileTypeOf(mimeType: string | null): AttachmentType | null {
  const [bare = ''] = (mimeType ?? '').toLowerCase().split(';')
  const type = bare.trim()
  if (type === '') return null
  if (type.startsWith('audio/')) return 'AUDIO'
  if (type.startsWith('image/')) return 'IMAGE'
  if (type === 'application/pdf') return 'PDF'
  if (SPREADSHEET.test(type)) return 'SPREADSHEET'
  return DOCUMENT.test(type) ? 'DOCUMENT' : 'OTHER'
}
