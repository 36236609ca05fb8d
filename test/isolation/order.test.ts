import { isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { schema } from '../../src/server/schema.ts'
import { clearAuditLog } from '../rows/clearAuditLog.ts'
import { deleteOrganizations } from '../rows/deleteRows.ts'
import { createTenants, type Tenants } from './tenants.ts'

// The place of a row in its list says nothing about rows of another organization.
const SORTS = [
  ['invoices', 'InvoiceOrderField'],
  ['parties', 'PartyOrderField'],
  ['emails', 'EmailOrderField'],
  ['suppressions', 'SuppressionOrderField'],
  ['bouncingContacts', 'BouncingContactOrderField'],
  ['auditEntries', 'AuditEntryOrderField'],
  ['payments', 'PaymentOrderField'],
] as const

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

async function listing(): Promise<string> {
  const answers = []
  for (const [field, enumName] of SORTS) {
    const type = schema.getType(enumName)
    for (const { name } of isEnumType(type) ? type.getValues() : []) {
      const order = `orderBy: [{ field: ${name} }]`
      const selection = '{ totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } }'
      const document = `{ a: ${field}(first: 1, ${order}) ${selection} b: ${field}(first: 2, offset: 1, ${order}) ${selection} }`
      const { data, errors } = await tenants.api.ask(tenants.ua, document)
      expect(errors).toBeUndefined()
      answers.push(data)
    }
  }
  return JSON.stringify(answers)
}

describe('order', () => {
  test('stays, cursor by cursor, when every row of the other organizations goes', async () => {
    const before = await listing()
    const { database } = tenants.api
    await clearAuditLog(database, () =>
      deleteOrganizations(database, Prisma.sql`<> ${tenants.a.organization.id}::uuid`),
    )

    expect(await listing()).toBe(before)
  })
})
