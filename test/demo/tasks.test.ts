import { describe, expect, it } from 'vitest'
import { formatDay, localDay } from '../../src/graph/calendar/day.ts'
import { byId, ledgerAt, localHour, NOW, ODD_MOMENTS, rowOf } from './made.ts'

describe.each([NOW.toISOString(), ...ODD_MOMENTS])('tasks of a ledger made at %s', (moment) => {
  const ledger = ledgerAt(moment)
  const emails = byId(ledger.email)
  const calls = byId(ledger.call)
  const classifications = byId(ledger.classification)
  const organizations = byId(ledger.organization)
  const timezoneOf = (row: { organizationId: string }) => rowOf(organizations, row.organizationId).timezone

  it('come from a call or an email that was there before, and is classified', () => {
    for (const { emailId, callId, createdAt } of ledger.classification) {
      expect((emailId === null) !== (callId === null)).toBe(true)
      const at = emailId === null ? rowOf(calls, callId).endedAt : rowOf(emails, emailId).sentAt
      expect(Number(createdAt)).toBeGreaterThanOrEqual(Number(at))
    }
    for (const { classificationId, emailId, callId, createdAt } of ledger.task) {
      if (classificationId === null) continue
      const classification = rowOf(classifications, classificationId)
      expect(classification).toMatchObject({ emailId, callId })
      expect(createdAt >= classification.createdAt).toBe(true)
    }
  })

  it('are closed after they were opened, by somebody who was there, in office hours', () => {
    const leftAt = new Map(ledger.organization_membership.map(({ userId, endedAt }) => [userId, endedAt]))
    for (const task of ledger.task) {
      const { status, completedAt, completedById, createdAt, actionTaken } = task
      const isClosed = status === 'COMPLETED' || status === 'DISMISSED'
      expect(completedAt !== null).toBe(isClosed)
      expect(completedById !== null).toBe(isClosed)
      if (completedAt === null) continue
      expect(completedAt > createdAt).toBe(true)
      expect(actionTaken).not.toBeNull()
      const { hour, isWeekend } = localHour(completedAt, timezoneOf(task))
      expect(hour >= 8 && hour < 20 && !isWeekend).toBe(true)
      const gone = leftAt.get(completedById ?? '') ?? null
      expect(gone === null || gone > completedAt).toBe(true)
    }
  })

  it('are about an invoice of their party', () => {
    const invoices = byId(ledger.invoice)
    for (const { invoiceId, partyId } of ledger.task) {
      if (invoiceId !== null) expect(rowOf(invoices, invoiceId).targetPartyId).toBe(partyId)
    }
  })

  it('were set off by an event no later than they were opened', () => {
    const events = byId(ledger.event)
    for (const { triggerEventId, createdById, createdAt } of ledger.task) {
      expect((triggerEventId === null) !== (createdById === null)).toBe(true)
      if (triggerEventId === null) continue
      expect(Number(rowOf(events, triggerEventId).occurredAt)).toBeLessThanOrEqual(Number(createdAt))
    }
  })

  it('are open, overdue, done, dismissed, assigned and not, in each organization', () => {
    for (const { id, timezone } of ledger.organization) {
      const tasks = ledger.task.filter(({ organizationId }) => organizationId === id)
      const open = tasks.filter(({ status }) => status === 'OPEN')
      const today = formatDay(localDay(new Date(moment), timezone))
      expect(open.some(({ dueOn }) => dueOn !== null && dueOn.toISOString() < today)).toBe(true)
      expect(open.some(({ dueOn }) => dueOn !== null && dueOn.toISOString() > today)).toBe(true)
      expect(tasks.some(({ assigneeId }) => assigneeId === null)).toBe(true)
      expect(tasks.some(({ assigneeId }) => assigneeId !== null)).toBe(true)
      expect(tasks.some(({ status }) => status === 'COMPLETED')).toBe(true)
    }
  })
})
