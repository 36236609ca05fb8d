import { isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { createTenants, type Tenants } from './tenants.ts'

// The place of a row in its list says nothing about rows of another organization.
const SORTS = [
  ['invoices', 'InvoiceOrderField'],
  ['parties', 'PartyOrderField'],
  ['emails', 'EmailOrderField'],
  ['suppressions', 'SuppressionOrderField'],
  ['bouncingContacts', 'BouncingContactOrderField'],
  ['auditEntries', 'AuditEntryOrderField'],
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
    const others = { organizationId: { not: tenants.a.organization.id } }
    const { database } = tenants.api
    await database.bounceCallout.deleteMany({ where: others })
    await database.dispute.deleteMany({ where: others })
    await database.promiseToPay.deleteMany({ where: others })
    await database.emailEvent.deleteMany({ where: others })
    await database.emailRemoteId.deleteMany({ where: others })
    await database.emailLink.deleteMany({ where: others })
    await database.emailRecipient.deleteMany({ where: others })
    await database.suppression.deleteMany({ where: others })
    await database.emailInvoice.deleteMany({ where: others })
    await database.comment.deleteMany({ where: others })
    await database.invoiceField.deleteMany({ where: others })
    await database.lineItem.deleteMany({ where: others })
    await database.integrationLink.deleteMany({ where: others })
    await database.emailAttachment.deleteMany({ where: others })
    await database.email.deleteMany({ where: others })
    await database.invoice.deleteMany({ where: others })

    expect(await listing()).toBe(before)
  })
})
