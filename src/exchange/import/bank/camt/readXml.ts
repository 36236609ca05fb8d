import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import sax from 'sax'
import { type Encoding, encodingOf } from '../../source/encoding.ts'
import { MOST_BYTES } from '../../source/lines.ts'
import { UnreadableFile } from '../../unreadable.ts'
import type { XmlElement } from './xmlElement.ts'

const DEEPEST = 64
/** What an element takes besides its texts, however short it is written. */
const ELEMENT = 64
const DECLARATION = 256
const ENCODINGS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
}

/** By the byte order mark, else as the XML declares it, else UTF-8. */
export async function xmlEncoding(path: string): Promise<Encoding> {
  const file = await open(path).catch(() => null)
  if (file === null) return 'utf-8'
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(DECLARATION), length: DECLARATION })
    const beginning = buffer.toString('latin1', 0, bytesRead)
    const [, declared] = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(beginning) ?? []
    if (declared === undefined) return await encodingOf(path, 'utf-8')
    const encoding = ENCODINGS[declared.toLowerCase()]
    if (encoding !== undefined) return await encodingOf(path, encoding)
    const known = Object.keys(ENCODINGS).join(', ').toUpperCase()
    throw new UnreadableFile(
      `${basename(path)} is in the encoding "${declared}"; only ${known} and UTF-16 are read.`,
    )
  } finally {
    await file.close()
  }
}

export type XmlItem =
  | { type: 'START'; line: number }
  | { type: 'CHILD'; element: XmlElement }
  | { type: 'END'; line: number }

/**
 * The elements at the path, and what stands in each of them, one child after the other: a statement of any length takes no more
 * memory than its largest entry. Entities beyond the five of XML are refused, and with them all that a DOCTYPE could do.
 */
export async function* readXml(
  path: string,
  encoding: Encoding,
  at: readonly string[],
): AsyncGenerator<XmlItem> {
  const reader = new Reader(basename(path), at)
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    reader.write(decoder.decode(chunk, { stream: true }))
    yield* reader.take()
  }
  reader.write(decoder.decode())
  reader.close()
  yield* reader.take()
}

class Reader {
  // Its types do not know the option.
  private readonly parser = sax.parser(true, { strictEntities: true, position: true } as sax.SAXOptions)
  private readonly names: string[] = []
  private readonly open: XmlElement[] = []
  private items: XmlItem[] = []
  private size = 0
  private found = false
  private readonly file: string
  private readonly at: readonly string[]

  constructor(file: string, at: readonly string[]) {
    this.file = file
    this.at = at
    const { parser } = this
    parser.onerror = ({ message }) => this.refuse(`is not sound XML: ${message.split('\n')[0]}`)
    parser.ondoctype = () => this.refuse('has a DOCTYPE, which no bank statement has')
    parser.onopentag = ({ name, attributes }) =>
      this.start(localName(name), attributes as Record<string, string>)
    parser.onclosetag = () => this.end()
    parser.ontext = (text) => this.addText(text)
    parser.oncdata = (text) => this.addText(text)
  }

  write(text: string): void {
    if (text !== '') this.parser.write(text)
  }

  close(): void {
    this.parser.close()
    if (!this.found) this.refuse(`has no ${this.at.join('/')}`)
  }

  take(): XmlItem[] {
    const { items } = this
    this.items = []
    return items
  }

  private get line(): number {
    return this.parser.line + 1
  }

  private start(name: string, attributes: Record<string, string>): void {
    this.names.push(name)
    const depth = this.names.length
    if (depth > DEEPEST) this.refuse(`is nested deeper than ${DEEPEST} elements`)
    if (depth <= this.at.length) {
      const isOnPath = this.names.every((each, index) => each === this.at[index])
      if (depth === 1 && !isOnPath) this.refuse(`has no ${this.at.join('/')}: it begins with ${name}`)
      if (depth < this.at.length || !isOnPath) return
      this.found = true
      this.items.push({ type: 'START', line: this.line })
      return
    }
    if (!this.isInside()) return
    const element = { name, attributes, children: [], text: '', line: this.line }
    const written = Object.entries(attributes).flat()
    this.grow(written.reduce((sum, text) => sum + text.length, name.length + ELEMENT))
    this.open.at(-1)?.children.push(element)
    this.open.push(element)
  }

  private end(): void {
    const depth = this.names.length
    const isInside = this.isInside()
    this.names.pop()
    if (!isInside) return
    if (depth === this.at.length) this.items.push({ type: 'END', line: this.line })
    if (depth <= this.at.length) return
    const element = this.open.pop()
    if (element === undefined || this.open.length > 0) return
    this.size = 0
    this.items.push({ type: 'CHILD', element })
  }

  private addText(text: string): void {
    const element = this.open.at(-1)
    if (element === undefined) return
    this.grow(text.length)
    element.text += text
  }

  private grow(length: number): void {
    this.size += length
    if (this.size > MOST_BYTES) this.refuse(`has an element of more than ${MOST_BYTES} characters`)
  }

  private isInside(): boolean {
    return this.names.length >= this.at.length && this.at.every((name, index) => this.names[index] === name)
  }

  private refuse(reason: string): never {
    throw new UnreadableFile(`${this.file} ${reason} (line ${this.line}).`)
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
