import { describe, expect, it } from 'vitest'
import * as enums from '../../prisma/generated/client/enums.ts'
import type { Rows, Table } from '../../src/demo/ledger.ts'
import { makeLedger } from '../../src/demo/makeLedger.ts'
import { localDay } from '../../src/graph/calendar/day.ts'
import { fractionDigits } from '../../src/graph/currency.ts'
import { derivedColumns, INVOICE_STATUSES, statusOf } from '../../src/ledger/invoice/rules.ts'
import { summarizeDelivery, timelineAtOf } from '../../src/outreach/email/rules.ts'
import { byId, ledgerAt, NOW, ODD_MOMENTS } from './made.ts'

const ledger = ledgerAt(NOW)

const invoices = byId(ledger.invoice)
const emails = byId(ledger.email)
const organizations = byId(ledger.organization)

function timezoneOf({ organizationId }: { organizationId: string }): string {
  return organizations.get(organizationId)?.timezone ?? ''
}

const lettersOnInvoices = ledger.email_invoice.flatMap(({ emailId, invoiceId }) => {
  const email = emails.get(emailId)
  const invoice = invoices.get(invoiceId)
  return email === undefined || invoice === undefined ? [] : [{ email, invoice }]
})

describe('the seed', () => {
  it('gives the same rows for the same moment, and others a day later', () => {
    const tomorrow = makeLedger(new Date(NOW.getTime() + 86_400_000)).ledger

    expect(makeLedger(NOW).ledger).toEqual(ledger)
    expect(tomorrow.invoice).not.toEqual(ledger.invoice)
  })
})

describe('the size of the ledger', () => {
  it('has enough of everything', () => {
    expect(ledger.organization).toHaveLength(2)
    expect(ledger.user_account.length).toBeGreaterThanOrEqual(5)
    expect(ledger.party.length).toBeGreaterThanOrEqual(150)
    expect(ledger.invoice.length).toBeGreaterThanOrEqual(2_000)
    expect(ledger.email.length).toBeGreaterThanOrEqual(2_500)
    for (const rows of Object.values(ledger)) expect(rows.length).toBeGreaterThan(0)
  })

  it('has archived contracts, contracts under another and plans switched off, with invoices of their own', () => {
    const archived = ledger.document.filter(({ isArchived }) => isArchived).map(({ id }) => id)
    const switchedOff = ledger.invoice_blueprint.filter(({ isActive }) => !isActive).map(({ id }) => id)

    expect(ledger.document.some(({ parentId }) => parentId !== null)).toBe(true)
    expect(
      ledger.invoice.some(({ documentId }) => documentId !== null && archived.includes(documentId)),
    ).toBe(true)
    expect(
      ledger.invoice.some(({ blueprintId }) => blueprintId !== null && switchedOff.includes(blueprintId)),
    ).toBe(true)
  })

  it('has the gaps a real ledger has', () => {
    const withBillingContact = new Set(
      ledger.contact
        .filter(({ externalRole }) => externalRole === 'BILLING_CONTACT')
        .map(({ partyId }) => partyId),
    )
    expect(ledger.party.some(({ id }) => !withBillingContact.has(id))).toBe(true)
    expect(ledger.party.some(({ isEmailOutreachPaused }) => isEmailOutreachPaused)).toBe(true)
    expect(ledger.party.some(({ isActive }) => !isActive)).toBe(true)
    expect(ledger.party.some(({ parentId }) => parentId !== null)).toBe(true)
    expect(ledger.invoice.some(({ targetPartyId }) => targetPartyId === null)).toBe(true)
    expect(ledger.invoice.some(({ issueDate, dueDate }) => issueDate === null && dueDate === null)).toBe(true)
    expect(ledger.invoice.some(({ amountPaid, amountDue }) => amountPaid > amountDue)).toBe(true)
    expect(ledger.invoice.some(({ prePaymentCreditNotes }) => prePaymentCreditNotes > 0n)).toBe(true)
    expect(ledger.invoice.some(({ promisedToPayDate }) => promisedToPayDate !== null)).toBe(true)
    expect(new Set(ledger.invoice.map(({ currency }) => fractionDigits(currency)))).toEqual(
      new Set([0, 2, 3]),
    )
  })
})

describe('every value of every enum', () => {
  const COLUMNS: { [T in Table]?: Partial<Record<keyof Rows[T], Record<string, string>>> } = {
    invoice: {
      type: enums.InvoiceType,
      workflowStatus: enums.InvoiceWorkflowStatus,
      standing: enums.InvoiceStanding,
      collectionMethod: enums.CollectionMethod,
      lastOutreachChannel: enums.OutreachChannel,
    },
    line_item: { contextType: enums.LineItemContextType },
    contact: { externalRole: enums.ContactExternalRole, internalRole: enums.ContactInternalRole },
    workflow: { pendingRunStrategy: enums.PendingRunStrategy },
    ap_portal: { provider: enums.ApPortalProvider, reportFrequency: enums.ReportFrequency },
    attachment: { fileType: enums.AttachmentType },
    call: { direction: enums.Direction, status: enums.CallStatus, sentiment: enums.Sentiment },
    classification: { type: enums.ClassificationType },
    task: { status: enums.TaskStatus, actionTaken: enums.TaskActionTaken },
    linked_model: { healthStatus: enums.HealthStatus },
    sync_run: { status: enums.RunStatus },
    payment: { status: enums.PaymentStatus, method: enums.PaymentMethod },
    invoice_payment: { strategy: enums.AllocationStrategy },
    email: {
      direction: enums.Direction,
      status: enums.EmailStatus,
      deliveryStatus: enums.DeliveryStatus,
      initiatorType: enums.InitiatorType,
      reason: enums.EmailReason,
      bounceReason: enums.BounceReason,
    },
    email_recipient: {
      kind: enums.RecipientKind,
      deliveryStatus: enums.DeliveryStatus,
      bounceType: enums.BounceType,
      bounceReason: enums.BounceReason,
    },
    email_event: { type: enums.EmailEventType },
    bounce_callout: { source: enums.BounceSource },
    integration_link: {
      entityType: enums.EntityType,
      syncStatus: enums.SyncStatus,
      remotePaymentStatus: enums.RemotePaymentStatus,
    },
  }

  it.each([NOW.toISOString(), ...ODD_MOMENTS])('occurs in a ledger made at %s', (moment) => {
    const made = ledgerAt(moment) as Record<string, Record<string, unknown>[]>
    const missing = Object.entries(COLUMNS).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, values]) => {
        const found = new Set(made[table]?.map((row) => row[column]))
        return Object.values(values as Record<string, string>)
          .filter((value) => !found.has(value))
          .map((value) => `${table}.${column} ${value}`)
      }),
    )

    expect(missing).toEqual([])
  })

  it('occurs as a status', () => {
    const statuses = ledger.invoice.map((invoice) => {
      const timezone = timezoneOf(invoice)
      return statusOf(invoice, { today: localDay(NOW, timezone), timezone })
    })
    expect(new Set(statuses)).toEqual(new Set(INVOICE_STATUSES))
  })
})

describe('amounts', () => {
  const linesOf = Map.groupBy(ledger.line_item, ({ invoiceId }) => invoiceId)

  it('agree with the line items, to the cent', () => {
    const wrong = ledger.invoice.filter((invoice) => {
      const lines = linesOf.get(invoice.id) ?? []
      const sum = (...types: string[]) =>
        lines
          .filter(({ contextType }) => types.includes(contextType))
          .reduce((total, { lineTotal }) => total + lineTotal, 0n)
      return (
        lines.length < 1 ||
        lines.length > 8 ||
        invoice.subtotal !== sum('PRODUCT', 'SERVICE', 'FEE', 'CREDIT', 'OTHER') ||
        invoice.discount !== -sum('DISCOUNT') ||
        invoice.tax !== sum('TAX') ||
        invoice.total !== invoice.subtotal - invoice.discount + invoice.tax ||
        invoice.amountDue !== invoice.total - invoice.prePaymentCreditNotes - invoice.amountWrittenOff ||
        invoice.amountDue < 0n !== (invoice.correctsInvoiceId !== null) ||
        lines.some(({ currency }) => currency !== invoice.currency)
      )
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('are quantity times price on every line', () => {
    const wrong = ledger.line_item.filter(({ quantity, unitPrice, lineTotal }) => {
      const thousandths = BigInt(Math.round(Number(quantity) * 1_000))
      const exact = unitPrice * thousandths - lineTotal * 1_000n
      return exact > 500n || exact < -500n
    })
    expect(wrong).toEqual([])
  })

  it('make the columns that follow from them', () => {
    for (const invoice of ledger.invoice) {
      expect(invoice).toMatchObject(derivedColumns(invoice, timezoneOf(invoice)))
    }
  })
})

describe('numbers and names', () => {
  it('number the invoices of an organization and year without gaps, in the order they were issued', () => {
    const issued = ledger.invoice.filter(
      ({ type, invoiceNumber }) => type === 'RECEIVABLE' && invoiceNumber !== null,
    )
    const series = Map.groupBy(
      issued,
      ({ organizationId, invoiceNumber }) => `${organizationId} ${invoiceNumber?.replace(/\d+$/, '')}`,
    )
    for (const invoicesOfYear of series.values()) {
      const ordered = invoicesOfYear.sort((left, right) => Number(left.issueDate) - Number(right.issueDate))
      const sequence = ordered.map(({ invoiceNumber }) => Number(invoiceNumber?.match(/\d+$/)?.[0]))
      expect(sequence).toEqual(sequence.map((_, index) => (sequence[0] ?? 0) + index))
    }
  })

  it('has no two parties of one name', () => {
    const names = ledger.party.map(({ organizationId, name }) => `${organizationId} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('names only hosts that can belong to nobody', () => {
    const text = JSON.stringify(ledger, (_key, value: unknown) => {
      // Pictures and sounds, which are no text, hold zeros.
      if (value instanceof Uint8Array) return value.includes(0) ? '' : Buffer.from(value).toString('latin1')
      return typeof value === 'bigint' ? String(value) : value
    })
    const hosts = text.matchAll(/(?:@|:\/\/)([^\s"\\/>,;:<)]+)/g)
    const real = [...hosts].map(([, host]) => host).filter((host) => host?.endsWith('.example') === false)
    expect(new Set(real)).toEqual(new Set())
    expect(text).not.toMatch(/\.(com|org|net|de|fr|io)\b/)
  })

  it('uses only addresses of the internet set aside for documents', () => {
    const real = ledger.email_event.filter(
      ({ ipAddress }) => ipAddress !== null && !/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(ipAddress),
    )
    expect(real).toEqual([])
  })
})

describe('outreach', () => {
  it('reminds nobody before the due date, after payment, or of what is void or disputed', () => {
    const contradictory = lettersOnInvoices.filter(({ email, invoice }) => {
      if (email.reason !== 'PAYMENT_REMINDER' || email.status === 'CANCELLED') return false
      const timezone = timezoneOf(email)
      const day = localDay(timelineAtOf(email), timezone)
      const ends = [invoice.paidDate, invoice.voidedAt, invoice.markedUncollectibleAt].filter(
        (at) => at !== null,
      )
      return (
        invoice.dueDate === null ||
        day <= localDay(invoice.dueDate, timezone) ||
        ends.some((at) => day >= localDay(at, timezone)) ||
        (invoice.isInDispute && email.sentAt === null)
      )
    })
    expect(contradictory.map(({ email }) => email.id)).toEqual([])
  })

  it('writes about an invoice only after it was issued, and only to the party it concerns', () => {
    const wrong = lettersOnInvoices.filter(
      ({ email, invoice }) =>
        (email.sentAt !== null && (invoice.issueDate === null || email.sentAt < invoice.issueDate)) ||
        email.partyId !== invoice.targetPartyId ||
        invoice.type !== 'RECEIVABLE',
    )
    expect(wrong).toEqual([])
  })

  it('notes on each invoice the latest letter sent or call answered', () => {
    const sent = Map.groupBy(
      lettersOnInvoices.filter(({ email }) => email.direction === 'OUTBOUND' && email.sentAt !== null),
      ({ invoice }) => invoice.id,
    )
    const recipients = Map.groupBy(ledger.email_recipient, ({ emailId }) => emailId)
    const calls = byId(ledger.call)
    const answered = Map.groupBy(ledger.call_invoice, ({ invoiceId }) => invoiceId)
    for (const invoice of ledger.invoice) {
      const letters = (sent.get(invoice.id) ?? []).map(({ email }) => ({
        at: email.sentAt,
        channel: 'EMAIL',
        to: recipients.get(email.id)?.find(({ kind }) => kind === 'TO')?.address ?? null,
      }))
      const rung = (answered.get(invoice.id) ?? [])
        .flatMap(({ callId }) => calls.get(callId) ?? [])
        .filter(({ direction, status }) => direction === 'OUTBOUND' && /COMPLETED|VOICEMAIL/.test(status))
        .map(({ startedAt, toNumber }) => ({ at: startedAt, channel: 'CALL', to: toNumber }))
      const [latest] = [...letters, ...rung].sort((left, right) => Number(right.at) - Number(left.at))
      expect({
        at: invoice.lastOutreachAt,
        channel: invoice.lastOutreachChannel,
        to: invoice.lastOutreachTo,
      }).toEqual(latest ?? { at: null, channel: null, to: null })
    }
  })

  it('sums up its recipients in every email', () => {
    const recipients = Map.groupBy(ledger.email_recipient, ({ emailId }) => emailId)
    const calledOut = new Set(ledger.bounce_callout.map(({ emailId }) => emailId))
    for (const email of ledger.email) {
      expect(email).toMatchObject(summarizeDelivery(recipients.get(email.id) ?? [], calledOut.has(email.id)))
      expect(email.timelineAt).toEqual(timelineAtOf(email))
    }
  })

  it('lets nothing be read before it arrived', () => {
    const order = ['SENT', 'DELIVERED', 'OPENED', 'CLICKED']
    const wrong = Map.groupBy(ledger.email_event, ({ recipientId }) => recipientId)
    wrong.delete(null)
    for (const events of wrong.values()) {
      const firsts = order.flatMap((type) => events.find((event) => event.type === type)?.occurredAt ?? [])
      expect(firsts).toEqual([...firsts].sort((left, right) => left.getTime() - right.getTime()))
    }
  })

  it('writes mostly in office hours', () => {
    const byPeople = ledger.email.filter(
      ({ initiatorType, direction }) => initiatorType === 'USER' && direction === 'OUTBOUND',
    )
    const late = byPeople.filter((email) => {
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: timezoneOf(email) }).format(
          email.createdAt,
        ),
      )
      return hour < 8 || hour >= 19
    })
    expect(late.length / byPeople.length).toBeLessThan(0.05)
  })
})

describe('time', () => {
  const FIELDS = [
    'createdAt',
    'updatedAt',
    'sentAt',
    'occurredAt',
    'detectedAt',
    'paidDate',
    'resolvedAt',
    'lastSyncedAt',
    'startedAt',
    'endedAt',
    'completedAt',
    'receivedAt',
    'approvedAt',
    'openedAt',
    'recordedAt',
    'archivedAt',
  ]
  const instantsOf = (row: Record<string, unknown>) =>
    FIELDS.map((field) => row[field]).filter((value) => value instanceof Date)
  const isBackwards = ({ createdAt, updatedAt }: Record<string, unknown>) =>
    createdAt instanceof Date && updatedAt instanceof Date && updatedAt < createdAt

  it.each([NOW.toISOString(), ...ODD_MOMENTS])('has not gone past %s', (moment) => {
    const now = new Date(moment)
    const rows = Object.values(ledgerAt(now)).flat() as Record<string, unknown>[]

    expect(rows.filter((row) => instantsOf(row).some((at) => at > now))).toEqual([])
    expect(rows.filter(isBackwards)).toEqual([])
  })

  it('gives ids that sort as the rows came to be', () => {
    const wrong = ledger.invoice.filter(
      ({ id, createdAt }) => Number.parseInt(id.replace('-', '').slice(0, 12), 16) !== createdAt.getTime(),
    )
    expect(wrong).toEqual([])
  })
})
