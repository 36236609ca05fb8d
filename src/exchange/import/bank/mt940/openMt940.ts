import { basename } from 'node:path'
import { type Encoding, encodingOf } from '../../source/encoding.ts'
import { checkPlainText } from '../../source/plainText.ts'
import type { Source } from '../../source/source.ts'
import { UnreadableFile } from '../../unreadable.ts'
import type { Balance, BankEntry, StatementItem } from '../entry.ts'
import { openStatements } from '../openStatements.ts'
import { readDetails } from './details.ts'
import { readTags, type Tag } from './readTags.ts'
import { readAmount, readStatementLine, said } from './statementLine.ts'

/** Opens an MT940 file: bank statements as SWIFT has them. */
export async function openMt940(file: string): Promise<Source> {
  const { lines, encoding } = await encodingOfText(file)
  return openStatements(file, lines, () => readMt940(file, encoding))
}

/** SWIFT knows ASCII only, and banks write UTF-8 or Windows-1252: what is not the one is the other. */
async function encodingOfText(file: string): Promise<{ lines: number; encoding: Encoding }> {
  const encoding = await encodingOf(file, 'utf-8')
  try {
    return { ...(await checkPlainText(file, encoding)), encoding }
  } catch (error) {
    if (encoding !== 'utf-8' || !(error instanceof UnreadableFile) || !/ is not UTF-8 /.test(error.message))
      throw error
    return { ...(await checkPlainText(file, 'windows-1252')), encoding: 'windows-1252' }
  }
}

async function* readMt940(file: string, encoding: Encoding): AsyncGenerator<StatementItem> {
  const statement = new Statement(basename(file))
  for await (const tag of readTags(file, encoding)) yield* statement.take(tag)
  yield* statement.flush()
  statement.finish()
}

/** The fields of a statement, one after the other: from `:25:` by way of `:60F:` to `:62F:`. */
class Statement {
  private account = ''
  private number: string | null = null
  private opening: Balance | null = null
  private entry: BankEntry | null = null
  private isEmpty = true
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  *take(tag: Tag): Generator<StatementItem> {
    if (tag.tag === '86') return this.addDetails(tag)
    yield* this.flush()
    if (tag.tag === '20') this.next()
    else if (tag.tag.startsWith('25')) this.account = tag.lines.join('').replace(/\s/g, '').toUpperCase()
    else if (tag.tag.startsWith('28')) this.number = said(tag.lines[0] ?? '')
    else if (tag.tag.startsWith('60')) yield this.begin(tag)
    else if (tag.tag === '61') this.entry = this.readEntry(tag)
    else if (tag.tag.startsWith('62')) yield this.close(tag)
  }

  finish(): void {
    this.end()
    if (this.isEmpty) throw new UnreadableFile(`${this.file} holds no MT940 statement: no :60F: is in it.`)
  }

  private next(): void {
    this.end()
    this.account = ''
    this.number = null
  }

  /** Nothing may follow but the next statement. */
  private end(): void {
    if (this.opening !== null) {
      throw new UnreadableFile(
        `${this.file} breaks off: the statement of account ${this.account} has no closing balance (:62F:).`,
      )
    }
  }

  private begin(tag: Tag): StatementItem {
    if (this.opening !== null) {
      throw new UnreadableFile(
        `${this.file} has two opening balances and no closing one between (line ${tag.line}).`,
      )
    }
    this.opening = this.readBalance(tag, '')
    this.isEmpty = false
    const { account, opening, number } = this
    // Banks number by the year, or not at all: the day and amount that it opens with belong to its name.
    const name = number === null ? null : `${number} ${said(tag.lines[0] ?? '')}`
    return { type: 'OPEN', line: tag.line, account, opening, name }
  }

  private close(tag: Tag): StatementItem {
    const { opening, file } = this
    if (opening === null) {
      throw new UnreadableFile(`${file} has a closing balance and no opening one (line ${tag.line}).`)
    }
    this.opening = null
    return { type: 'CLOSE', line: tag.line, closing: this.readBalance(tag, opening.currency) }
  }

  *flush(): Generator<StatementItem> {
    if (this.entry !== null) yield { type: 'ENTRY', entry: this.entry }
    this.entry = null
  }

  private readEntry({ lines, line }: Tag): BankEntry {
    if (this.opening === null)
      throw new UnreadableFile(`${this.file} has an entry outside of a statement (line ${line}).`)
    const read = readStatementLine(lines)
    if (read === null)
      throw new UnreadableFile(`${this.file} has a :61: that is none: "${lines[0]}" (line ${line}).`)
    const { customerReference, bankReference, supplement, ...facts } = read
    const part = {
      amount: facts.amount,
      isCredit: facts.isCredit,
      reference: bankReference,
      detail: null,
      endToEndId: customerReference,
      payerName: null,
      payerAccount: null,
      text: supplement,
      creditorReference: null,
    }
    return {
      ...facts,
      line,
      currency: this.opening.currency,
      kind: null,
      parts: [part],
      raw: { ':61:': lines },
    }
  }

  private addDetails({ lines }: Tag): void {
    const { entry } = this
    const [part] = entry?.parts ?? []
    // A field that follows a balance is about the statement.
    if (entry === null || part === undefined) return
    const { kind, text, ...details } = readDetails(lines)
    const told = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null))
    this.entry = {
      ...entry,
      kind: kind ?? entry.kind,
      parts: [{ ...part, ...told, text: text ?? part.text }],
      raw: { ...(entry.raw as object), ':86:': lines },
    }
  }

  /** `C260131EUR1234,56`; some banks name the currency but once. */
  private readBalance({ tag, lines, line }: Tag, usual: string): Balance {
    const [, mark, currency = usual, written = ''] =
      /^([CD])\d{6}([A-Z]{3})?([\d,]+)\s*$/.exec(lines[0] ?? '') ?? []
    const amount = readAmount(written)
    if (amount !== null && currency !== '') return { amount, currency, isCredit: mark === 'C' }
    throw new UnreadableFile(
      `${this.file} has a :${tag}: that is no balance: "${said(lines[0] ?? '') ?? ''}" (line ${line}).`,
    )
  }
}
