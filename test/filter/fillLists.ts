import type { FilteredLedger } from './ledger.ts'

const ADDRESSES = ['rosa@b.example', 'ok@b.example', '100%@c.example', 'o_k@c.example', 'Öl@d.example']
const REASONS = ['HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'UNSUBSCRIBE', 'MANUAL'] as const
const BOUNCES = ['MAILBOX_FULL', 'SPAM_FILTER', null] as const
const TYPES = ['HARD', 'SOFT', 'UNDETERMINED'] as const

const at = (index: number) => new Date(Date.UTC(2026, 1, 1 + (index % 5), 11, 0, 0, index % 3))

const OUTCOMES = [
  { outcome: 'REFUSED', code: 'NOT_FOUND' },
  {},
  {},
  { outcome: 'REFUSED', code: 'FORBIDDEN' },
  {},
] as const
const ORIGINS = [
  { tokenName: 'Laptop', clientAddress: '192.0.2.1' },
  { tokenName: 'laptop 50%', clientAddress: '2001:db8::1' },
  {},
]

/** Suppressed addresses, further ones that bounce, and deeds of every kind. */
export async function fillLists({ api, organization }: FilteredLedger): Promise<void> {
  const { database } = api
  const organizationId = organization.id
  const invoices = await database.invoice.findMany({
    where: { organizationId },
    orderBy: { id: 'asc' },
    take: 4,
  })
  const parties = await database.party.findMany({ where: { organizationId }, orderBy: { id: 'asc' } })
  const members = await database.organizationMembership.findMany({ where: { organizationId } })
  const suppressed = ADDRESSES.flatMap((address, place) =>
    REASONS.filter((_, index) => (index + place) % 2 === 0).map((reason, index) => ({
      organizationId,
      address,
      addressKey: address.toLowerCase(),
      reason,
      createdAt: at(place + index),
    })),
  )
  await database.suppression.createMany({ data: suppressed })
  for (let row = 0; row < 24; row++) {
    const address = `${ADDRESSES[row % ADDRESSES.length]}.${row % 3 === 0 ? 'Net' : 'net'}${row}`
    await database.bouncingContact.create({
      data: {
        organizationId,
        address,
        addressKey: address.toLowerCase(),
        partyId: row % 4 === 0 ? null : (parties[row % parties.length]?.id ?? null),
        bounceType: TYPES[row % 3] ?? 'HARD',
        bounceReason: BOUNCES[row % 3] ?? null,
        firstBouncedAt: at(row),
        lastBouncedAt: at(row),
        bounceCount: 1,
      },
    })
  }
  await database.auditEntry.createMany({
    data: Array.from({ length: 30 }, (_, row) => ({
      organizationId,
      occurredAt: at(row),
      action: ['commentAdd', 'CommentAdd', 'email_send', '50%'][row % 4] ?? '',
      ...OUTCOMES[row % OUTCOMES.length],
      ...ORIGINS[row % ORIGINS.length],
      source: (['API', 'API', 'COMMAND'] as const)[row % 3] ?? 'API',
      actorUserId: row % 3 === 0 ? null : (members[row % members.length]?.userId ?? null),
      entityType: [null, 'Invoice', 'Comment', 'EmailLink'][row % 4] ?? null,
      entityId: row % 4 === 0 ? null : (invoices[row % invoices.length]?.id ?? null),
    })),
  })
}
