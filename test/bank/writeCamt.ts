import { closingOf, decimal, type Movement, type Statement } from './statement.ts'

export type CamtVersion = '02' | '04' | '06' | '08' | '13'

/** A CAMT.053 file, by the rules of a version: since 08 names and states are nested one deeper. */
export function writeCamt(
  statements: readonly Statement[],
  version: CamtVersion = '08',
  prefix = '',
): string {
  const isLate = version === '08' || version === '13'
  const body = statements.map((statement, index) => stmt(statement, index, isLate)).join('')
  const document = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-01T08:00:00Z</CreDtTm></GrpHdr>${body}</BkToCstmrStmt></Document>`
  const written =
    prefix === ''
      ? document
      : document.replace(/<(\/?)(?=\w)/g, `<$1${prefix}:`).replace('xmlns=', `xmlns:${prefix}=`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}`
}

function stmt(statement: Statement, index: number, isLate: boolean): string {
  const { account, currency, opening, movements } = statement
  const id = account.startsWith('DE') ? `<IBAN>${account}</IBAN>` : `<Othr><Id>${account}</Id></Othr>`
  return `<Stmt><Id>S${index}</Id><ElctrncSeqNb>${index}</ElctrncSeqNb><Acct><Id>${id}</Id><Ccy>${currency}</Ccy></Acct>
${bal(index % 2 === 0 ? 'OPBD' : 'PRCD', opening, currency)}${bal('CLBD', closingOf(statement), currency)}${bal('CLAV', 1, currency)}
${movements.map((movement) => ntry(movement, currency, isLate)).join('\n')}
</Stmt>`
}

function bal(code: string, amount: number, currency: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amt(amount, currency)}<CdtDbtInd>${
    amount < 0 ? 'DBIT' : 'CRDT'
  }</CdtDbtInd><Dt><Dt>2026-02-28</Dt></Dt></Bal>`
}

function amt(minorUnits: number, currency: string): string {
  return `<Amt Ccy="${currency}">${decimal(minorUnits, currency, '.')}</Amt>`
}

function ntry(movement: Movement, currency: string, isLate: boolean): string {
  const { day, minorUnits, isCredit, isReversal, reference, endToEndId, payerName, payerAccount, text } =
    movement
  const name = payerName === null ? '' : `<Nm>${escaped(payerName)}</Nm>`
  const account =
    payerAccount?.includes('0') === true && /^[A-Z]{2}/.test(payerAccount)
      ? `<IBAN>${payerAccount}</IBAN>`
      : `<Othr><Id>${payerAccount}</Id></Othr>`
  return `<Ntry>${amt(minorUnits, currency)}<CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd>${
    isReversal ? '<RvslInd>true</RvslInd>' : ''
  }<Sts>${isLate ? '<Cd>BOOK</Cd>' : 'BOOK'}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>2026-01-01</Dt></ValDt>${
    reference === null ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`
  }<NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs><RltdPties><Dbtr>${
    isLate ? `<Pty>${name}</Pty>` : name
  }</Dbtr>${payerAccount === null ? '' : `<DbtrAcct><Id>${account}</Id></DbtrAcct>`}</RltdPties>${
    text === null ? '' : `<RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf>`
  }</TxDtls></NtryDtls></Ntry>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
