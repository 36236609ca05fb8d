import { createLedger } from '../ledger.ts'
import type { Filling } from './filling.ts'
import { contactTexts } from './texts.ts'

const AT = new Date('2026-03-02T10:00:00Z')

/** The addresses that bounce and those that get no mail, somebody to write to instead, and what is for administrators. */
export async function fillLists({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const address = `rosa@${mark}.example`
  await createLedger(database).contact(organization, id('party'), {
    id: id('colleague'),
    ...contactTexts(mark),
    email: `colleague@${mark}.example`,
  })
  // The row came with the recipients of the emails; it only lacks an id that is known here.
  await database.bouncingContact.updateMany({
    where: { organizationId, address },
    data: { id: id('bouncing') },
  })
  await database.suppression.create({
    data: {
      organizationId,
      id: id('suppression'),
      address,
      addressKey: address,
      reason: 'HARD_BOUNCE',
      note: `Noted ${mark}`,
      createdById: memberId,
      createdAt: AT,
    },
  })
  await database.exchangeRate.create({
    data: {
      organizationId,
      id: id('exchangeRate'),
      intoCurrency: 'EUR',
      currency: 'USD',
      // Told apart from every other organization's.
      rate: `0.9${BigInt(`0x${id('exchangeRate').slice(-6)}`)}`,
      validFrom: AT,
      setById: memberId,
      setAt: AT,
    },
  })
  await database.webhookEndpoint.create({
    data: {
      organizationId,
      id: id('endpoint'),
      provider: 'resend',
      name: `Endpoint ${mark}`,
      secret: `Secret ${mark}`,
      createdAt: AT,
    },
  })
  await database.bulkQuery.create({
    data: {
      organizationId,
      id: id('bulkQuery'),
      createdById: memberId,
      tokenId: id('token'),
      query: `{ invoices(search: "${mark}") { nodes { id } } }`,
      format: 'CSV',
      status: 'FAILED',
      connection: 'invoices',
      partCount: 1,
      rowCount: 1,
      byteCount: 4n,
      errorCode: 'QUERY_FAILED',
      errorMessage: `Message ${mark}`,
      createdAt: AT,
      startedAt: AT,
      endedAt: AT,
      // Its address is shown while it is good.
      expiresAt: new Date('2099-01-01T09:00:00Z'),
      parts: { create: { number: 0, content: Buffer.from(mark) } },
    },
  })
  await database.savedView.create({
    data: {
      organizationId,
      id: id('savedView'),
      ownerId: memberId,
      list: 'INVOICES',
      name: `View ${mark}`,
      nameKey: `view ${mark}`,
      filter: { invoiceNumber: { contains: mark } },
      search: mark,
      orderBy: [{ field: 'DUE_DATE', direction: 'DESC' }],
      columns: [mark],
      // So that it is met by those as well who did not make it.
      isShared: true,
    },
  })
  await database.auditEntry.create({
    data: {
      organizationId,
      id: id('entry'),
      occurredAt: AT,
      action: `action ${mark}`,
      actorUserId: memberId,
      tokenId: id('token'),
      tokenName: `Token ${mark}`,
      clientAddress: `Address ${mark}`,
      entityType: 'Comment',
      entityId: id('comment'),
      requestId: id('request'),
      changes: { note: mark },
    },
  })
  await database.auditEntry.create({
    data: {
      organizationId,
      id: id('entryOfParty'),
      occurredAt: new Date('2026-03-01T12:00:00Z'),
      action: `action ${mark}`,
      actorUserId: memberId,
      tokenId: id('token'),
      tokenName: `Token ${mark}`,
      clientAddress: `Address ${mark}`,
      entityType: 'Party',
      entityId: id('party'),
      requestId: id('otherRequest'),
      changes: { note: mark },
    },
  })
}
