import { describe, expect, it } from 'vitest'
import { makeLedger } from '../../src/demo/makeLedger.ts'

const NOW = new Date('2026-11-18T14:30:00Z')
const { ledger } = makeLedger(NOW)

const organizations = ledger.organization.map(({ id, name }) => [name, id] as const)

describe.each(organizations)('the suppression list of %s', (_name, organizationId) => {
  const suppressions = ledger.suppression.filter((row) => row.organizationId === organizationId)

  it('is not empty', () => {
    expect(suppressions).not.toEqual([])
  })

  it('tells of each address the event that put it there, and lists none twice', () => {
    const events = new Map(ledger.email_event.map((event) => [event.id, event]))
    const recipients = new Map(ledger.email_recipient.map((recipient) => [recipient.id, recipient]))
    for (const { address, reason, eventId, createdAt } of suppressions) {
      const event = events.get(eventId ?? '')
      expect(event).toMatchObject({
        occurredAt: createdAt,
        ...(reason === 'COMPLAINT' ? { type: 'COMPLAINED' } : { type: 'BOUNCED', bounceType: 'HARD' }),
      })
      expect(recipients.get(event?.recipientId ?? '')?.address).toBe(address)
    }
    expect(new Set(suppressions.map(({ addressKey }) => addressKey)).size).toBe(suppressions.length)
  })

  it('names no address that was mailed afterwards', () => {
    const listedAt = new Map(suppressions.map(({ address, createdAt }) => [address, createdAt]))
    const mailed = ledger.email_recipient.filter(({ address, sentAt }) => {
      const at = listedAt.get(address)
      return at !== undefined && sentAt !== null && sentAt > at
    })

    expect(mailed).toEqual([])
  })
})
