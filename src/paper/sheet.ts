import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { visualWords } from './visualWords.ts'

const { resolve } = createRequire(import.meta.url)
/** Latin, Greek, Cyrillic, Hebrew, Arabic and the signs of currencies in one font, which may be embedded. */
const FONTS = {
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
}

export const MARGIN = 48
export const WIDTH = 595.28 - 2 * MARGIN
const BOTTOM = 841.89 - MARGIN - 16
const GREY = '#666666'

type Style = { size?: number; bold?: boolean; grey?: boolean }
export type Column = { title: string; width: number; right?: boolean }
type Box = { x: number; width: number; right?: boolean }

export type Sheet = {
  /** Where the next line begins. */
  y: number
  /** One line of text; what does not fit into its box ends with dots. */
  write(text: string, box?: Partial<Box>, style?: Style): void
  /** Text of several lines, broken between words. */
  paragraph(text: string, style?: Style): void
  /** Goes down, and onto a new page where less than `needed` is left. */
  skip(height: number, needed?: number): void
  table(columns: readonly Column[], rows: readonly TableRow[]): void
  finish(): Promise<Uint8Array<ArrayBuffer>>
}
/** `more` stands below the cells, over the width of the first column. */
export type TableRow = { cells: readonly string[]; bold?: boolean; more?: string }

type Settings = { title: string; author: string; footer: string; madeAt: Date }

/** Pages in A4 to write on from top to bottom. */
export function createSheet({ title, author, footer, madeAt }: Settings): Sheet {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    font: FONTS.regular,
    info: { Title: title, Author: author, Producer: 'duegraph', Creator: 'duegraph', CreationDate: madeAt },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))

  function put(
    text: string,
    { x = MARGIN, width = WIDTH, right = false }: Partial<Box>,
    y: number,
    style: Style,
  ) {
    document.font(style.bold ? FONTS.bold : FONTS.regular).fontSize(style.size ?? 9)
    document.fillColor(style.grey ? GREY : 'black')
    const words = visualWords(fitted(text, width))
    const whole = words.reduce((sum, word) => sum + document.widthOfString(word), 0)
    let left = right ? x + width - whole : x
    for (const word of words) {
      if (word.trim() !== '') document.text(word, left, y, { lineBreak: false })
      left += document.widthOfString(word)
    }
  }

  function fitted(text: string, width: number): string {
    const line = text.replaceAll(/\p{Cc}+/gu, ' ')
    if (document.widthOfString(line) <= width) return line
    const characters = [...line]
    let [low, high] = [0, characters.length]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (document.widthOfString(`${characters.slice(0, middle).join('')}…`) <= width) low = middle
      else high = middle - 1
    }
    return `${characters.slice(0, low).join('')}…`
  }

  const sheet: Sheet = {
    y: MARGIN,
    write(text, box = {}, style = {}) {
      put(text, box, sheet.y, style)
    },
    paragraph(text, style = {}) {
      document.font(style.bold ? FONTS.bold : FONTS.regular).fontSize(style.size ?? 9)
      for (const line of text.split(/\r\n|[\r\n]/).flatMap((whole) => broken(whole))) {
        sheet.skip(0, 14)
        put(line, {}, sheet.y, style)
        sheet.y += (style.size ?? 9) + 4
      }
    },
    skip(height, needed = 0) {
      sheet.y += height
      if (sheet.y + needed <= BOTTOM) return
      document.addPage()
      sheet.y = MARGIN
    },
    table(columns, rows) {
      head(columns)
      for (const row of rows) {
        if (sheet.y + 14 > BOTTOM) {
          sheet.skip(0, BOTTOM)
          head(columns)
        }
        line(columns, row.cells, row.bold ? { bold: true, size: 8 } : { size: 8 })
        if (row.more) small(row.more, columns[0]?.width ?? WIDTH)
      }
    },
    finish() {
      const { count } = document.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        document.switchToPage(page)
        put(footer, { width: WIDTH - 60 }, BOTTOM + 14, { size: 7, grey: true })
        put(`${page + 1} / ${count}`, { right: true }, BOTTOM + 14, { size: 7, grey: true })
      }
      return new Promise((done, fail) => {
        document.on('end', () => done(Uint8Array.from(Buffer.concat(chunks))))
        document.on('error', fail)
        document.end()
      })
    },
  }

  /** What explains a row, under it. */
  function small(text: string, width: number) {
    document.font(FONTS.regular).fontSize(7)
    for (const part of text.split(/\r\n|[\r\n]/).flatMap((whole) => broken(whole, width - 6))) {
      sheet.skip(0, 10)
      put(part, { width: width - 6 }, sheet.y - 2, { size: 7, grey: true })
      sheet.y += 10
    }
  }

  function broken(text: string, width = WIDTH): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && document.widthOfString(longer) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  }

  function head(columns: readonly Column[]) {
    const titles = columns.map(({ title: name }) => name)
    line(columns, titles, { size: 8, bold: true })
    document.moveTo(MARGIN, sheet.y - 2)
    document
      .lineTo(MARGIN + WIDTH, sheet.y - 2)
      .lineWidth(0.5)
      .strokeColor(GREY)
      .stroke()
    sheet.y += 2
  }

  function line(columns: readonly Column[], cells: readonly string[], style: Style) {
    let x = MARGIN
    columns.forEach(({ width, right = false }, index) => {
      put(cells[index] ?? '', { x, width: width - 6, right }, sheet.y, style)
      x += width
    })
    sheet.y += 14
  }

  return sheet
}
