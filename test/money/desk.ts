import { useCompany } from '../company.ts'

const ERRORS = 'userErrors { code field message }'
const ALLOCATION = `id amount { minorUnits currency } invoiceAmount { minorUnits currency } currencyRate strategy isApproved approvedAt
  approver { name } appliedAt reversedAt reversedBy { name } invoice { id }`
const PAYMENT = `id status amount { minorUnits currency } amountAllocated { minorUnits } amountRefunded { minorUnits }
  amountUnapplied { minorUnits } receivedAt updatedAt`
const APPLICATION = `id amount { minorUnits currency } appliedAt appliedBy { name } reversedAt reversedBy { name }
  invoice { id } creditNote { id }`
const CREDIT_NOTE = `id invoiceNumber status creditReason total { minorUnits currency } tax { minorUnits } amountPaid { minorUnits }
  correctsInvoice { id } targetParty { name } issueDate updatedAt lineItems { name lineTotal { minorUnits } }`
const WRITE_OFF = `id amount { minorUnits currency } reason note writtenOffAt writtenOffBy { name } reversedAt reversedBy { name }
  invoice { id status }`

const PAYLOADS = {
  paymentRecord: `payment { ${PAYMENT} } allocations { ${ALLOCATION} }`,
  paymentUpdate: `payment { ${PAYMENT} referenceNumber description method party { name } }`,
  paymentAllocate: `payment { ${PAYMENT} } allocations { ${ALLOCATION} }`,
  paymentUnallocate: `allocations { ${ALLOCATION} payment { ${PAYMENT} } }`,
  paymentAllocationApprove: `allocations { ${ALLOCATION} payment { ${PAYMENT} } }`,
  paymentRefund: `refund { id amount { minorUnits currency } reason refundedAt refundedBy { name } payment { ${PAYMENT} } }`,
  creditNoteIssue: `creditNote { ${CREDIT_NOTE} } applications { ${APPLICATION} }`,
  creditNoteApply: `creditNote { ${CREDIT_NOTE} } applications { ${APPLICATION} }`,
  creditNoteUnapply: `applications { ${APPLICATION} }`,
  creditNoteVoid: `creditNote { ${CREDIT_NOTE} voidedAt }`,
  invoiceWriteOff: `writeOff { ${WRITE_OFF} }`,
  invoiceWriteOffReverse: `writeOff { ${WRITE_OFF} }`,
} as const

export type MoneyMutation = keyof typeof PAYLOADS

type UserError = { code: string; field: string[]; message: string }
type Row = { id: string; [name: string]: unknown }
export type MoneyPayload = {
  payment: (Row & { status: string; updatedAt: string; amountUnapplied: { minorUnits: number } }) | null
  allocations: (Row & { appliedAt: string; reversedAt: string | null })[] | null
  refund: Row | null
  creditNote: (Row & { invoiceNumber: string; updatedAt: string }) | null
  applications: Row[] | null
  writeOff: Row | null
  userErrors: UserError[]
}

/** The mutation with all that its payload shows. */
function documentOf(name: MoneyMutation): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${input}!) { payload: ${name}(input: $input) { ${PAYLOADS[name]} ${ERRORS} } }`
}

export const eur = (minorUnits: number) => ({ minorUnits, currency: 'EUR' })

const INVOICE = `query ($id: ID!) { invoice(by: { id: $id }) { status paidDate amountDue { minorUnits } amountPaid { minorUnits }
  amountRemaining { minorUnits } amountWrittenOff { minorUnits } prePaymentCreditNotes { minorUnits } overdueDays } }`

type Shown = { minorUnits: number }
type ShownInvoice = Record<
  'amountDue' | 'amountPaid' | 'amountRemaining' | 'amountWrittenOff' | 'prePaymentCreditNotes',
  Shown
> & { status: string; paidDate: string | null; overdueDays: number | null }

/** A company whose money is applied: invoices, and the mutations that move them. */
export function useDesk(settings: { timezone?: string } = {}) {
  const company = useCompany(settings)
  const idOf = (uuid: string) => company.idOf('Invoice', uuid)
  /** Whose turn does not come in time, on a busy machine, asks again, as the answer says. */
  async function ask(document: string, input: object): Promise<MoneyPayload> {
    const { data, errors } = await company.api.ask<{ payload: MoneyPayload }>(company.token, document, {
      input,
    })
    if (data?.payload) return data.payload
    const isBusy = errors?.every(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE')
    if (isBusy !== true) throw new Error(JSON.stringify(errors))
    return ask(document, input)
  }
  return {
    company,
    /** A new invoice over so much, and its global id. */
    invoice: async (
      total: bigint,
      data: Parameters<typeof company.ledger.invoice>[1] = {},
    ): Promise<string> => idOf((await company.ledger.invoice(company.organization, { total, ...data })).id),
    do: (name: MoneyMutation, input: object): Promise<MoneyPayload> => ask(documentOf(name), input),
    /** The mutation of this document, which calls its field `payload`. */
    ask,
    /** What the invoice shows, amounts as numbers. */
    look: async (id: string) => {
      const { data, errors } = await company.api.ask<{ invoice: ShownInvoice }>(company.token, INVOICE, {
        id,
      })
      if (!data?.invoice) throw new Error(JSON.stringify(errors))
      const { invoice } = data
      return {
        status: invoice.status,
        due: invoice.amountDue.minorUnits,
        paid: invoice.amountPaid.minorUnits,
        remaining: invoice.amountRemaining.minorUnits,
        writtenOff: invoice.amountWrittenOff.minorUnits,
        credited: invoice.prePaymentCreditNotes.minorUnits,
        paidDate: invoice.paidDate,
        overdueDays: invoice.overdueDays,
      }
    },
  }
}
