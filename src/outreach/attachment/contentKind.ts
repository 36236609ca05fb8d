/** Kinds of files whose bytes tell what they are, and the bytes that they begin with. */
const BEGINNINGS = {
  PDF: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  PNG: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  JPEG: [[0xff, 0xd8, 0xff]],
  GIF: [
    [0x47, 0x49, 0x46, 0x38, 0x37, 0x61],
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
  ],
  // One with files in it, one without, and one in several parts.
  ZIP: [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
    [0x50, 0x4b, 0x07, 0x08],
  ],
} as const

type ContentKind = keyof typeof BEGINNINGS

/** What a media type says that the bytes are; office files are archives. */
const KINDS: Readonly<Record<string, ContentKind>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/jpg': 'JPEG',
  'image/gif': 'GIF',
  'application/zip': 'ZIP',
  'application/x-zip-compressed': 'ZIP',
}
const OFFICE = /^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./

/** A PDF may begin within its first 1,024 bytes, and readers take it. */
const PDF_WITHIN = 1_024

/** The kind that a media type names; null for one whose bytes tell nothing. */
function kindOfMimeType(mimeType: string): ContentKind | null {
  const [bare = ''] = mimeType.toLowerCase().split(';')
  return OFFICE.test(bare.trim()) ? 'ZIP' : (KINDS[bare.trim()] ?? null)
}

/** The kind that the bytes are; null for one that is not known here. */
function kindOfContent(content: Uint8Array): ContentKind | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  // The keys of the table are its kinds.
  const kinds = Object.keys(BEGINNINGS) as ContentKind[]
  const found = kinds.find((kind) => BEGINNINGS[kind].some((beginning) => beginsWith(bytes, beginning)))
  return found ?? (bytes.subarray(0, PDF_WITHIN).includes('%PDF-') ? 'PDF' : null)
}

function beginsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, place) => bytes[place] === byte)
}

/** Whether the bytes are what the media type says; null where that cannot be told. */
export function isWhatItSays(mimeType: string, content: Uint8Array): boolean | null {
  const said = kindOfMimeType(mimeType)
  const found = kindOfContent(content)
  if (said !== null) return said === found
  // Text is none of these kinds.
  return /^text\//i.test(mimeType) && found !== null ? false : null
}
