import { describe, expect, it } from 'vitest'
import { snakeCase } from '../../src/database/snakeCase.ts'
import { byId, ledgerAt, NOW, rowOf } from './made.ts'

const ledger = ledgerAt(NOW)
/** Of these one is enough; of all else there is more. */
const ONE = ['portals', 'links']
const KNOWN = ['Wiesenauer Maschinenbau AG', 'Kestrel Bay Community Hospital']

describe('every table', () => {
  it('has rows of each organization', () => {
    const shared = ['user_account', 'organization']
    const missing = Object.entries(ledger).flatMap(([table, rows]) => {
      const owners = new Set(rows.map((row) => ('organizationId' in row ? row.organizationId : null)))
      return shared.includes(table) || owners.size === ledger.organization.length ? [] : [table]
    })
    expect(missing).toEqual([])
  })
})

describe.each(KNOWN)('%s', (name) => {
  const party = ledger.party.find((row) => row.name === name)
  const invoices = ledger.invoice.filter(({ targetPartyId }) => targetPartyId === party?.id)
  const ids = new Set(invoices.map(({ id }) => id))

  it('has a history of everything there is', () => {
    const ofParty = {
      tags: ledger.party_tag,
      portals: ledger.ap_portal,
      contacts: ledger.contact,
      addresses: ledger.address,
      threads: ledger.email_thread,
      calls: ledger.call,
      tasks: ledger.task,
      payments: ledger.payment,
      links: ledger.integration_link,
    }
    const few = Object.entries(ofParty).flatMap(([what, rows]) => {
      const own = rows.filter(({ partyId }) => partyId === party?.id)
      return own.length > (ONE.includes(what) ? 0 : 1) ? [] : [what]
    })
    expect(few).toEqual([])
    for (const rows of [ledger.comment, ledger.invoice_status_change, ledger.invoice_payment]) {
      expect(rows.some(({ invoiceId }) => ids.has(invoiceId))).toBe(true)
    }
  })

  it('answers letters, and speaks on the phone', () => {
    const calls = ledger.call.filter(({ partyId }) => partyId === party?.id)
    expect(calls.filter(({ transcript }) => transcript !== null).length).toBeGreaterThan(2)
    expect(
      ledger.email.some(({ partyId, parentEmailId }) => partyId === party?.id && parentEmailId !== null),
    ).toBe(true)
  })
})

describe('connections', () => {
  it('are two in each organization, one of which fails', () => {
    for (const { id } of ledger.organization) {
      const own = ledger.linked_integration.filter(({ organizationId }) => organizationId === id)
      expect(own.map(({ healthStatus }) => healthStatus).sort()).toEqual(['ERROR', 'HEALTHY'])
    }
    const failed = ledger.sync_run.filter(({ status }) => status === 'FAILED')
    expect(failed.length).toBeGreaterThan(1)
    for (const { output, stacktrace } of failed) {
      expect(output).toMatchObject({ error: { code: 'credentials_expired' } })
      expect(stacktrace).toContain('401')
    }
  })

  it('know the last sync of each kind of record, which is its own', () => {
    const syncs = byId(ledger.sync)
    for (const { id, lastSyncId } of ledger.linked_model) {
      if (lastSyncId !== null) expect(rowOf(syncs, lastSyncId).linkedModelId).toBe(id)
    }
    for (const { startedAt, completedAt } of ledger.sync_run) {
      if (startedAt !== null && completedAt !== null) expect(completedAt >= startedAt).toBe(true)
    }
  })

  it('are named by links to rows that are there', () => {
    const rows = new Map(
      Object.entries(ledger).map(([table, all]) => [
        table,
        new Set(all.map((row) => ('id' in row ? row.id : ''))),
      ]),
    )
    for (const { entityType, entityId, invoiceId, partyId, emailId } of ledger.integration_link) {
      const table = snakeCase(entityType.toLowerCase())
      expect(rows.get(table)?.has(entityId ?? invoiceId ?? partyId ?? emailId ?? '')).toBe(true)
    }
  })
})

describe('particulars', () => {
  it('are kept of the parties that are told of', () => {
    const parties = ledger.party.filter(({ onBehalfOf }) => onBehalfOf !== null)
    expect(parties.length).toBeGreaterThan(ledger.party.length / 20)
    for (const { invoicePrefix, statusMetadata } of parties) {
      expect(invoicePrefix).toMatch(/^[A-Z0-9]{2,4}$/)
      expect(statusMetadata).toMatchObject({ stage: expect.any(String) })
    }
    expect(ledger.contact.some(({ archivedAt }) => archivedAt !== null)).toBe(true)
    expect(ledger.contact.some(({ externalRoleText }) => externalRoleText !== null)).toBe(true)
    expect(ledger.address.some(({ contactId }) => contactId !== null)).toBe(true)
    expect(ledger.address.some(({ coordinates }) => coordinates !== null)).toBe(true)
    expect(ledger.organization_membership.every(({ dashboardSettings }) => dashboardSettings !== null)).toBe(
      true,
    )
  })

  it('say which invoices lack their lines over there', () => {
    const partly = ledger.integration_link.flatMap(({ invoiceId, syncStatus }) =>
      syncStatus === 'PARTIAL' && invoiceId !== null ? [invoiceId] : [],
    )
    const lacking = ledger.invoice.filter(({ requiresLineItemSync }) => requiresLineItemSync)
    expect(lacking.length).toBeGreaterThan(5)
    for (const { id } of lacking) expect(partly).toContain(id)
  })

  it('are tags given by hand and by rule, no party twice', () => {
    expect(new Set(ledger.party_tag.map(({ isManual }) => isManual))).toEqual(new Set([true, false]))
    const pairs = ledger.party_tag.map(({ partyId, tagId }) => `${partyId} ${tagId}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })
})
