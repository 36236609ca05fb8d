/** Files as banks write them, shortened: what the random ones do not have. */
export const CAMT_BATCH = `<?xml version="1.0" encoding="ISO-8859-1"?>
<camt:Document xmlns:camt="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
<camt:BkToCstmrStmt><camt:GrpHdr><camt:MsgId>1</camt:MsgId></camt:GrpHdr>
<camt:Stmt><camt:Id>2026-17</camt:Id>
<camt:Acct><camt:Id><camt:IBAN>DE89 3704 0044 0532 0130 00</camt:IBAN></camt:Id></camt:Acct>
<camt:Bal><camt:Tp><camt:CdOrPrtry><camt:Cd>PRCD</camt:Cd></camt:CdOrPrtry></camt:Tp><camt:Amt Ccy="EUR">1000</camt:Amt><camt:CdtDbtInd>CRDT</camt:CdtDbtInd></camt:Bal>
<camt:Bal><camt:Tp><camt:CdOrPrtry><camt:Cd>CLBD</camt:Cd></camt:CdOrPrtry></camt:Tp><camt:Amt Ccy="EUR">1530.5</camt:Amt><camt:CdtDbtInd>CRDT</camt:CdtDbtInd></camt:Bal>
<camt:Ntry><camt:Amt Ccy="EUR">600.00</camt:Amt><camt:CdtDbtInd>CRDT</camt:CdtDbtInd><camt:Sts>BOOK</camt:Sts>
<camt:BookgDt><camt:DtTm>2026-02-03T23:30:00</camt:DtTm></camt:BookgDt><camt:AcctSvcrRef>BATCH1</camt:AcctSvcrRef>
<camt:BkTxCd><camt:Domn><camt:Cd>PMNT</camt:Cd><camt:Fmly><camt:Cd>IDDT</camt:Cd></camt:Fmly></camt:Domn></camt:BkTxCd>
<camt:NtryDtls><camt:Btch><camt:NbOfTxs>3</camt:NbOfTxs></camt:Btch>
<camt:TxDtls><camt:Refs><camt:EndToEndId>E1</camt:EndToEndId></camt:Refs><camt:AmtDtls><camt:TxAmt><camt:Amt Ccy="EUR">100</camt:Amt></camt:TxAmt></camt:AmtDtls>
<camt:RltdPties><camt:Dbtr><camt:Nm>M\u00fcller &amp; S\u00f6hne</camt:Nm></camt:Dbtr><camt:DbtrAcct><camt:Id><camt:IBAN>NL91ABNA0417164300</camt:IBAN></camt:Id></camt:DbtrAcct></camt:RltdPties>
<camt:RmtInf><camt:Ustrd>Invoice RE-1</camt:Ustrd><camt:Ustrd>thank you</camt:Ustrd></camt:RmtInf></camt:TxDtls>
<camt:TxDtls><camt:Refs><camt:EndToEndId>E2</camt:EndToEndId></camt:Refs><camt:AmtDtls><camt:TxAmt><camt:Amt Ccy="EUR">250</camt:Amt></camt:TxAmt></camt:AmtDtls>
<camt:RmtInf><camt:Strd><camt:CdtrRefInf><camt:Ref>RF18539007547034</camt:Ref></camt:CdtrRefInf></camt:Strd></camt:RmtInf></camt:TxDtls>
<camt:TxDtls><camt:Refs><camt:EndToEndId>E3</camt:EndToEndId></camt:Refs><camt:AmtDtls><camt:TxAmt><camt:Amt Ccy="EUR">250</camt:Amt></camt:TxAmt></camt:AmtDtls></camt:TxDtls>
</camt:NtryDtls></camt:Ntry>
<camt:Ntry><camt:Amt Ccy="EUR">69.50</camt:Amt><camt:CdtDbtInd>DBIT</camt:CdtDbtInd><camt:RvslInd>true</camt:RvslInd><camt:Sts>BOOK</camt:Sts>
<camt:BookgDt><camt:Dt>2026-02-04</camt:Dt></camt:BookgDt><camt:AcctSvcrRef>BACK1</camt:AcctSvcrRef></camt:Ntry>
<camt:Ntry><camt:Amt Ccy="EUR">9999</camt:Amt><camt:CdtDbtInd>CRDT</camt:CdtDbtInd><camt:Sts>PDNG</camt:Sts><camt:ValDt><camt:Dt>2026-02-05</camt:Dt></camt:ValDt></camt:Ntry>
</camt:Stmt></camt:BkToCstmrStmt></camt:Document>`

/** Pages of one statement, a line of remittance that looks like a field, and two equal credits without a reference. */
export const MT940_PAGES = `{1:F01BANKDEFFAXXX0000000000}{2:O9400000000000}{4:
:20:0001
:25:37040044/0532013000
:28C:17/1
:60F:C260228EUR1000,
:61:2603020302CR119,NTRFKREF 12//B-77
/OCMT/EUR119,/
:86:Payment for the order of 2.3.,
:35:B it says, and at 20:44:45 it
- was made
:61:2603020302C50,00NMSC
:86:cash
:62M:C260302EUR1169,
-}
{1:F01BANKDEFFAXXX0000000000}{2:O9400000000000}{4:
:20:0001
:25:37040044/0532013000
:28C:17/2
:60M:C260302EUR1169,
:61:2603020302C50,00NMSC
:86:cash
:61:2601021231D69,5NCHGNONREF
:61:260303EC7,NTRFNONREF
:62F:C260303EUR1149,5
:64:C260303EUR1149,5
-}
`
