import { basename } from 'node:path'
import { type Exact, parseExact } from '../../record/amount.ts'
import { UnreadableFile } from '../../unreadable.ts'
import { signed } from '../balances.ts'
import type { Balance, BankEntry, EntryPart } from '../entry.ts'
import { all, first, plain, textAt, type XmlElement } from './xmlElement.ts'

const DAY = 'YYYY-MM-DD'.length
/** Of ISO 20022's families of bank transactions: how a credit came in. */
const METHODS: Readonly<Record<string, BankEntry['method']>> = {
  RCDT: 'WIRE',
  RRCT: 'WIRE',
  IDDT: 'DIRECT_DEBIT',
  RDDT: 'DIRECT_DEBIT',
  RCHQ: 'CHECK',
  CCRD: 'CARD',
  MCRD: 'CARD',
  CNTR: 'CASH',
}

/** Reads `Ntry`. What has no sound amount makes all sums wrong, so that the file is refused. */
export function readEntry(element: XmlElement, file: string): BankEntry {
  const { amount, currency, isCredit } = amountOf(element, file)
  const kind = textAt(element, 'AddtlNtryInf')
  const family = textAt(element, 'BkTxCd', 'Domn', 'Fmly', 'Cd') ?? ''
  return {
    line: element.line,
    amount,
    currency,
    isCredit,
    isReversal: isTrue(textAt(element, 'RvslInd')),
    // Since version 8 the status is a code within `Sts`.
    isBooked: (textAt(element, 'Sts', 'Cd') ?? textAt(element, 'Sts') ?? 'BOOK') === 'BOOK',
    bookedOn: dayAt(element, 'BookgDt') ?? dayAt(element, 'ValDt'),
    kind,
    method: METHODS[family] ?? null,
    parts: partsOf(element, { amount, currency, isCredit, kind }),
    // Written out where it is rejected only.
    raw: { toJSON: () => plain(element) },
  }
}

/** Reads `Bal`, and an entry's amount. */
export function amountOf(element: XmlElement, file: string): Balance {
  const written = textAt(element, 'Amt')
  const amount = unsigned(written)
  const currency = first(element, 'Amt')?.attributes.Ccy ?? null
  const sign = textAt(element, 'CdtDbtInd')
  if (amount !== null && currency !== null && (sign === 'CRDT' || sign === 'DBIT')) {
    return { amount, currency, isCredit: sign === 'CRDT' }
  }
  const fault = amount === null ? `Amt "${written}"` : currency === null ? 'Ccy' : `CdtDbtInd "${sign}"`
  throw new UnreadableFile(
    `${basename(file)} has a ${element.name} without a sound ${fault.replace('"null"', 'at all')} (line ${element.line}).`,
  )
}

function unsigned(text: string | null): Exact | null {
  const exact = text === null || !/^[\d.]+$/.test(text) ? null : parseExact(text)
  return exact === null || exact.scale > 5 ? null : exact
}

type Whole = Pick<BankEntry, 'amount' | 'currency' | 'isCredit' | 'kind'>

/** The payments of a batch, if their amounts are told and make up its own. */
function partsOf(entry: XmlElement, whole: Whole): EntryPart[] {
  const details = all(entry, 'NtryDtls', 'TxDtls')
  const reference = textAt(entry, 'AcctSvcrRef')
  const { amount, isCredit } = whole
  if (details.length > 1) {
    const parts = details.map((detail) => partOf(detail, whole))
    const sum = parts.reduce((total, part) => total + (part === null ? 0n : signed(part)), 0n)
    if (parts.every((part) => part !== null) && sum === signed(whole)) {
      return parts.map((part) => ({
        ...part,
        reference: part.reference ?? reference,
        detail: part.reference === null || part.reference === reference ? part.detail : null,
      }))
    }
  }
  const [detail = null] = details.length > 1 ? [] : details
  const known = detailOf(detail)
  // Of several, as long as all of them do.
  const isReturn = details.length > 0 && details.every(isReturned)
  const texts = details.length > 1 ? details.flatMap((each) => textsOf(each)).join(' ') : known.text
  return [
    {
      ...known,
      isReturn,
      text: texts === null || texts === '' ? whole.kind : texts,
      amount,
      isCredit,
      reference: reference ?? known.reference,
      detail: null,
    },
  ]
}

function partOf(detail: XmlElement, { currency, isCredit, kind }: Whole): EntryPart | null {
  const amounts = [first(detail, 'Amt'), first(detail, 'AmtDtls', 'TxAmt', 'Amt')]
  const own = amounts.find((each) => each?.attributes.Ccy === currency)
  const amount = unsigned(own?.text.trim() ?? null)
  if (amount === null) return null
  const sign = textAt(detail, 'CdtDbtInd')
  const known = detailOf(detail)
  return { ...known, text: known.text ?? kind, amount, isCredit: sign === null ? isCredit : sign === 'CRDT' }
}

function detailOf(detail: XmlElement | null): Omit<EntryPart, 'amount' | 'isCredit'> {
  const texts = textsOf(detail).join(' ')
  const parties = first(detail, 'RltdPties')
  const endToEndId = said(textAt(detail, 'Refs', 'EndToEndId'))
  return {
    reference: said(textAt(detail, 'Refs', 'AcctSvcrRef')),
    detail: said(textAt(detail, 'Refs', 'TxId')) ?? endToEndId ?? said(textAt(detail, 'Refs', 'InstrId')),
    endToEndId,
    // Since version 8 the name stands within `Pty`.
    payerName:
      textAt(parties, 'Dbtr', 'Pty', 'Nm') ??
      textAt(parties, 'Dbtr', 'Nm') ??
      textAt(parties, 'UltmtDbtr', 'Pty', 'Nm') ??
      textAt(parties, 'UltmtDbtr', 'Nm'),
    payerAccount:
      textAt(parties, 'DbtrAcct', 'Id', 'IBAN') ?? textAt(parties, 'DbtrAcct', 'Id', 'Othr', 'Id'),
    text: texts === '' ? null : texts,
    creditorReference: textAt(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    isReturn: isReturned(detail),
  }
}

/** Many banks tell why it was returned, and do not call it a reversal. */
function isReturned(detail: XmlElement | null): boolean {
  return first(detail, 'RtrInf') !== null
}

/** What the payer wrote: freely, and as numbers of documents. */
function textsOf(detail: XmlElement | null): string[] {
  const remittance = first(detail, 'RmtInf')
  const written = [
    ...all(remittance, 'Ustrd'),
    ...all(remittance, 'Strd', 'RfrdDocInf', 'Nb'),
    ...all(remittance, 'Strd', 'CdtrRefInf', 'Ref'),
    ...all(remittance, 'Strd', 'AddtlRmtInf'),
  ].flatMap((element) => textAt(element) ?? [])
  const also = textAt(detail, 'AddtlTxInf')
  return written.length === 0 && also !== null ? [also] : [...new Set(written)]
}

/** What stands where something must stand. */
function said(text: string | null): string | null {
  return text === null || /^(NOTPROVIDED|NONREF)$/i.test(text) ? null : text
}

function dayAt(element: XmlElement, name: string): string | null {
  const text = textAt(element, name, 'Dt') ?? textAt(element, name, 'DtTm')
  return text === null ? null : text.slice(0, DAY)
}

function isTrue(text: string | null): boolean {
  return text === 'true' || text === '1'
}
