import { hash } from 'node:crypto'
import type { Encoding } from '../../source/encoding.ts'
import { checkPlainText } from '../../source/plainText.ts'
import type { Source } from '../../source/source.ts'
import { signed } from '../balances.ts'
import type { Balance, StatementItem } from '../entry.ts'
import { openStatements } from '../openStatements.ts'
import { amountOf, readEntry } from './entry.ts'
import { readXml, xmlEncoding } from './readXml.ts'
import { plain, textAt, type XmlElement } from './xmlElement.ts'

/** Opens a CAMT.053 file: bank statements as ISO 20022 has them, of any version. */
export async function openCamt(file: string): Promise<Source> {
  const encoding = await xmlEncoding(file)
  const { lines } = await checkPlainText(file, encoding)
  return openStatements(file, lines, () => readCamt(file, encoding))
}

/** What tells a statement from others of the account; when it was made is none of it. */
const NAMES = new Set(['Id', 'ElctrncSeqNb', 'LglSeqNb', 'StmtPgntn', 'FrToDt'])

const MOST_NAMES = 8

/** What of a statement comes before its entries. */
type Head = {
  line: number
  account: string
  /** Its id, numbers, page and days. */
  names: string[]
  balances: Map<string, Balance>
  interim: Balance[]
  isTold: boolean
}

async function* readCamt(file: string, encoding: Encoding): AsyncGenerator<StatementItem> {
  let head = headAt(1)
  for await (const item of readXml(file, encoding, ['Document', 'BkToCstmrStmt', 'Stmt'])) {
    if (item.type === 'START') head = headAt(item.line)
    else if (item.type === 'END') yield* closed(head, item.line)
    else if (item.element.name === 'Ntry') {
      yield* opened(head)
      yield { type: 'ENTRY', entry: readEntry(item.element, file) }
    } else addTo(head, item.element, file)
  }
}

function addTo(head: Head, element: XmlElement, file: string): void {
  if (element.name === 'Acct') head.account = accountOf(element)
  if (NAMES.has(element.name) && head.names.length < MOST_NAMES)
    head.names.push(JSON.stringify(plain(element)))
  if (element.name === 'Bal') addBalance(head, element, file)
}

function headAt(line: number): Head {
  return { line, account: '', names: [], balances: new Map(), interim: [], isTold: false }
}

/** The balances stand before the entries. */
function* opened(head: Head): Generator<StatementItem> {
  if (head.isTold) return
  head.isTold = true
  const { line, account, names } = head
  const opening = openingOf(head)
  yield { type: 'OPEN', line, account, opening, name: nameOf(names, opening) }
}

/** Pages may share all but what they open with. */
function nameOf(names: readonly string[], opening: Balance | null): string | null {
  const page = opening === null ? '' : `${signed(opening)} ${opening.currency}`
  return names.length === 0 ? null : hash('sha256', [...names, page].join(' '))
}

function* closed(head: Head, line: number): Generator<StatementItem> {
  yield* opened(head)
  yield { type: 'CLOSE', line, closing: closingOf(head) }
}

function addBalance({ balances, interim }: Head, element: XmlElement, file: string): void {
  const code = textAt(element, 'Tp', 'CdOrPrtry', 'Cd') ?? ''
  const balance = amountOf(element, file)
  if (code === 'ITBD') interim.push(balance)
  else if (!balances.has(code)) balances.set(code, balance)
}

function accountOf(account: XmlElement): string {
  const id = textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id') ?? ''
  return id.replace(/\s/g, '').toUpperCase()
}

/** A page of a statement has interim balances: it may open with one, and close with another. */
function openingOf({ balances, interim }: Head): Balance | null {
  return balances.get('OPBD') ?? balances.get('PRCD') ?? interim[0] ?? null
}

function closingOf({ balances, interim }: Head): Balance | null {
  const isOpenedByInterim = !balances.has('OPBD') && !balances.has('PRCD')
  return balances.get('CLBD') ?? interim.slice(isOpenedByInterim ? 1 : 0).at(-1) ?? null
}
