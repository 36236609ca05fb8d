type Signature = { mimeType: string; fileType: string; at: number; bytes: readonly string[] }

/** How files of a kind begin. Office files are zip archives, and old ones compound files: neither says more by itself. */
const SIGNATURES: readonly Signature[] = [
  { mimeType: 'application/pdf', fileType: 'PDF', at: 0, bytes: ['%PDF-'] },
  { mimeType: 'image/png', fileType: 'IMAGE', at: 0, bytes: ['\x89PNG'] },
  { mimeType: 'image/jpeg', fileType: 'IMAGE', at: 0, bytes: ['\xff\xd8\xff'] },
  { mimeType: 'image/gif', fileType: 'IMAGE', at: 0, bytes: ['GIF8'] },
  { mimeType: 'audio/wav', fileType: 'AUDIO', at: 8, bytes: ['WAVE'] },
  { mimeType: 'image/webp', fileType: 'IMAGE', at: 8, bytes: ['WEBP'] },
  { mimeType: 'audio/mpeg', fileType: 'AUDIO', at: 0, bytes: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'] },
  { mimeType: 'audio/ogg', fileType: 'AUDIO', at: 0, bytes: ['OggS'] },
  { mimeType: 'application/zip', fileType: 'ZIP', at: 0, bytes: ['PK\x03\x04'] },
  { mimeType: 'application/x-msdownload', fileType: 'PROGRAM', at: 0, bytes: ['MZ'] },
  { mimeType: 'application/x-executable', fileType: 'PROGRAM', at: 0, bytes: ['\x7fELF'] },
]
const SAME: Readonly<Record<string, string>> = {
  'application/x-pdf': 'application/pdf',
  'audio/mp3': 'audio/mpeg',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'image/jpg': 'image/jpeg',
}
/** What may be a zip archive inside. */
const ZIPPED = /zip|openxmlformats|opendocument|octet-stream|^application\/(vnd\.|x-)/
const ZIPPED_TYPES = ['SPREADSHEET', 'DOCUMENT', 'OTHER']

type Stated = { mimeType: string | null; fileType: string | null }

/** In what a file contradicts what is said of it; null where it does not, or where nobody can tell. */
export function contradiction(
  content: Buffer,
  { mimeType, fileType }: Stated,
): { field: 'mimeType' | 'fileType'; reason: string } | null {
  const found = SIGNATURES.find((signature) => begins(content, signature))
  if (mimeType !== null && !agrees(found, plainType(mimeType))) {
    return { field: 'mimeType', reason: `is ${mimeType}, and the content is ${found?.mimeType ?? 'none'}` }
  }
  if (fileType !== null && !agreesInKind(found, fileType)) {
    return { field: 'fileType', reason: `is ${fileType}, and the content is ${found?.mimeType ?? 'none'}` }
  }
  return null
}

function begins(content: Buffer, { at, bytes }: Signature): boolean {
  return bytes.some((text) => content.toString('latin1', at, at + text.length) === text)
}

function plainType(mimeType: string): string {
  const [type = ''] = mimeType.toLowerCase().split(';')
  return SAME[type.trim()] ?? type.trim()
}

function agrees(found: Signature | undefined, mimeType: string): boolean {
  if (found === undefined) return !SIGNATURES.some((signature) => signature.mimeType === mimeType)
  if (found.mimeType === mimeType || mimeType === 'application/octet-stream') return true
  return found.fileType === 'ZIP' && ZIPPED.test(mimeType)
}

function agreesInKind(found: Signature | undefined, fileType: string): boolean {
  if (found === undefined) return fileType !== 'PDF'
  if (found.fileType === 'ZIP') return ZIPPED_TYPES.includes(fileType)
  return found.fileType === fileType || (fileType === 'OTHER' && found.fileType !== 'PROGRAM')
}
