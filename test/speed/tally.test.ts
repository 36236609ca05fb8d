import { expect, test } from 'vitest'
import { useCompany } from '../company.ts'

// What triggers keep beside the invoices stays what the invoices say, whatever is written and in whichever order.
const company = useCompany({ timezone: 'Asia/Kathmandu' })

const SUMS = `totalCount totals { currency count total { amount } outstanding { amount } overdue { amount }
    unappliedCredit { amount } }
  facets { status { value count } agingBucket { value count } }
  aging { currency label count amountRemaining { amount } unappliedCredit { amount } }`

/** A filter that every invoice passes makes the list be read row by row. */
async function expectAgreement(): Promise<void> {
  for (const includeInactive of [false, true]) {
    const kept = await company.api.ask(
      company.token,
      `{ invoices(includeInactive: ${includeInactive}) { ${SUMS} } }`,
    )
    const counted = await company.api.ask(
      company.token,
      `{ invoices(includeInactive: ${includeInactive}, where: { not: { currency: { eq: "XXX" } } }) { ${SUMS} } }`,
    )
    expect(kept.errors).toBeUndefined()
    expect(kept.data).toEqual(counted.data)
  }
}

const hours = (count: number) => new Date(Date.parse('2026-03-13T00:00:00Z') + count * 3_600_000)

test('tallies follow inserts, updates, deletes, archived documents and ended blueprints', async () => {
  const organizationId = company.organization.id
  const document = await company.api.database.document.create({ data: { organizationId, filename: 'a.pdf' } })
  const blueprint = await company.api.database.invoiceBlueprint.create({ data: { organizationId } })
  const key = { organizationId_id: { organizationId, id: document.id } }
  for (let row = 0; row < 60; row++) {
    await company.ledger.invoice(company.organization, {
      invoiceNumber: `T-${row}`,
      dueDate: row % 11 === 0 ? null : hours(-row * 37 + 12),
      total: BigInt(row % 7 === 0 ? -1_000 - row : 1_000 + row),
      documentId: row % 3 === 0 ? document.id : null,
      blueprintId: row % 4 === 0 ? blueprint.id : null,
    })
  }
  await expectAgreement()

  await company.api.database.document.update({ where: key, data: { isArchived: true } })
  await expectAgreement()
  await company.api.database
    .$executeRaw`update invoice set document_id = null, due_date = due_date - interval '40 days',
    currency = 'USD' where organization_id = ${organizationId}::uuid and invoice_number like 'T-1%'`
  await company.api.database
    .$executeRaw`update invoice_blueprint set is_active = false where organization_id = ${organizationId}::uuid`
  await expectAgreement()

  await company.api.database.document.update({ where: key, data: { isArchived: false } })
  await company.api.database
    .$executeRaw`delete from invoice where organization_id = ${organizationId}::uuid and invoice_number like 'T-2%'`
  await expectAgreement()
})

test('sums have no end', async () => {
  const most = 9_000_000_000_000_000_000n
  for (const invoiceNumber of ['BIG-1', 'BIG-2']) {
    await company.ledger.invoice(company.organization, { invoiceNumber, currency: 'JPY', total: most })
  }
  const { data } = await company.api.ask<{ invoices: { totals: unknown[] } }>(
    company.token,
    '{ invoices { totals { currency total { amount } } } }',
  )
  expect(data?.invoices.totals).toContainEqual({ currency: 'JPY', total: { amount: '18000000000000000000' } })
})

test('names of parties and days overdue follow the party and the timezone', async () => {
  const party = await company.ledger.party(company.organization, { name: 'Aachen' })
  await company.ledger.invoice(company.organization, {
    invoiceNumber: 'N-1',
    targetPartyId: party.id,
    dueDate: hours(-240),
  })
  const read = () => company.api.database.$queryRaw<{ name: string; offset: number }[]>`
    select party_name as name, overdue_offset as "offset" from invoice
    where organization_id = ${company.organization.id}::uuid and invoice_number = 'N-1'`
  const [before] = await read()

  await company.api.database
    .$executeRaw`update party set name = 'Zwolle' where organization_id = ${company.organization.id}::uuid and id = ${party.id}::uuid`
  await company.api.database
    .$executeRaw`update organization set timezone = 'America/New_York' where id = ${company.organization.id}::uuid`

  const [after] = await read()
  expect(before?.name).toBe('Aachen')
  expect(after).toEqual({ name: 'Zwolle', offset: (before?.offset ?? 0) + 1 })
})
