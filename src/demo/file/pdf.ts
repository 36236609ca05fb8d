const PAGE = { left: 62, top: 770, lead: 17 }

/** A PDF of one page with these lines, the first of them large: small, and read by every viewer. */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((line) => `T* (${escaped(line)}) Tj`).join('\n')
  const stream = `BT /F1 17 Tf ${PAGE.left} ${PAGE.top} Td (${escaped(title)}) Tj\n/F1 10 Tf ${PAGE.lead} TL T*\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return latin1(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

const LAST = '\u00ff'
const EURO = '\u0080'
const BEYOND: Record<string, string> = { '€': EURO, '–': '-', '’': "'", '…': '...' }

/** One byte a letter: what WinAnsi has no letter for loses its accent. */
function escaped(text: string): string {
  const narrow = text
    .replaceAll(/[€–’…]/g, (letter) => BEYOND[letter] ?? letter)
    .replaceAll(/\s/g, ' ')
    .replaceAll(/./gu, (letter) => narrowed(letter))
  return narrow.replaceAll(/[\\()]/g, '\\$&')
}

function narrowed(letter: string): string {
  if (letter <= LAST) return letter
  const [plain = '?'] = letter.normalize('NFD')
  return plain <= LAST ? plain : '?'
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}
