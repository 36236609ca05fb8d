import { describe, expect, it } from 'vitest'
import { localDay } from '../../src/graph/calendar/day.ts'
import { byId, ledgerAt, localHour, NOW, ODD_MOMENTS, rowOf } from './made.ts'

type Turn = { speaker: string; text: string; atSeconds: number }

describe.each([NOW.toISOString(), ...ODD_MOMENTS])('calls of a ledger made at %s', (moment) => {
  const ledger = ledgerAt(moment)
  const organizations = byId(ledger.organization)
  const invoices = byId(ledger.invoice)
  const about = Map.groupBy(ledger.call_invoice, ({ callId }) => callId)
  const zoneOf = (row: { organizationId: string }) => rowOf(organizations, row.organizationId).timezone
  const invoicesOf = (id: string) => (about.get(id) ?? []).map(({ invoiceId }) => rowOf(invoices, invoiceId))

  it('are about invoices of the party that is spoken with, and some about several', () => {
    for (const { id, partyId } of ledger.call) {
      expect(invoicesOf(id).length).toBeGreaterThan(0)
      for (const { targetPartyId } of invoicesOf(id)) expect(targetPartyId).toBe(partyId)
    }
    expect([...about.values()].some((rows) => rows.length > 1)).toBe(true)
  })

  it('are with somebody who is no company, too', () => {
    const parties = byId(ledger.party)
    const isPerson = ({ partyId }: { partyId: string | null }) => !rowOf(parties, partyId).isCompany

    expect(ledger.call.some(isPerson)).toBe(true)
  })

  it('end after they began, and what was said lies between', () => {
    for (const { startedAt, endedAt, transcript, transcriptText } of ledger.call) {
      if (startedAt === null) expect(endedAt).toBeNull()
      if (transcript === null || startedAt === null || endedAt === null) continue
      const turns = transcript as Turn[]
      const seconds = (endedAt.getTime() - startedAt.getTime()) / 1_000
      expect(turns.map(({ atSeconds }) => atSeconds)).toEqual(
        turns.map(({ atSeconds }) => atSeconds).toSorted((left, right) => left - right),
      )
      if (endedAt < new Date(moment)) expect(turns.at(-1)?.atSeconds).toBeLessThan(seconds)
      expect(transcriptText).toBe(turns.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n'))
    }
  })

  it('are made in office hours, to people that may be called', () => {
    const parties = byId(ledger.party)
    const made = ledger.call.filter(
      ({ direction, startedAt }) => direction === 'OUTBOUND' && startedAt !== null,
    )
    expect(made.length).toBeGreaterThan(20)
    for (const call of made) {
      const { hour, isWeekend } = localHour(call.startedAt ?? NOW, zoneOf(call))
      expect(hour >= 8 && hour < 18 && !isWeekend).toBe(true)
      expect(call.toNumber).not.toBe(call.fromNumber)
      expect(rowOf(parties, call.partyId).isCallOutreachPaused).toBe(false)
    }
  })

  it('ask for nothing that is paid, void or not due yet', () => {
    const asked = ledger.call
      .filter(({ direction }) => direction === 'OUTBOUND')
      .flatMap((call) => invoicesOf(call.id).map((invoice) => ({ call, invoice })))
    const wrong = asked.filter(({ call, invoice: { dueDate, paidDate, voidedAt } }) => {
      const day = localDay(call.timelineAt, zoneOf(call))
      const isBefore = (end: Date | null) => end === null || day < localDay(end, zoneOf(call))
      return (
        dueDate === null || localDay(dueDate, zoneOf(call)) >= day || ![paidDate, voidedAt].every(isBefore)
      )
    })
    expect(wrong.map(({ call }) => call.id)).toEqual([])
  })

  it('are spoken in the language of the country', () => {
    const german = ledger.call.filter(({ transcriptText }) => transcriptText?.includes('Guten Tag') === true)
    const english = ledger.call.filter(({ transcriptText }) => transcriptText?.includes('Hello') === true)
    expect(german.length).toBeGreaterThan(2)
    expect(english.length).toBeGreaterThan(2)
  })
})
