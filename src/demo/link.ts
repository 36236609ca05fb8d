import type {
  Email,
  IntegrationLink,
  Invoice,
  Party,
  SyncStatus,
} from '../../prisma/generated/client/client.ts'
import { minutesAfter } from './businessTime.ts'
import { Deck, type Random } from './random.ts'
import type { World } from './world.ts'

const SYNC: readonly SyncStatus[] = [
  ...Array<SyncStatus>(36).fill('SYNCED'),
  'SYNCING',
  'PARTIAL',
  'FAILED',
  'SYNCED',
]

type LinkFacts = Pick<IntegrationLink, 'integrationName' | 'entityType' | 'remoteId'> &
  Partial<IntegrationLink> & { createdAt: Date; changedAt: Date }

/** Where invoices, parties and emails are known outside: the accounting system, the payment provider, the relay. */
export function makeLinks(world: World): void {
  const random = world.randomFor('links')
  const sync = new Deck(random, SYNC)
  const { party, invoice, email } = world.ledger
  const parties = party.filter(() => random.chance(0.85)).map((row) => partyLink(world, row))
  const invoices = invoice.flatMap((row) => invoiceLinks(world, random, row))
  const sent = email.filter(({ sentAt, direction }) => sentAt !== null && direction === 'OUTBOUND')
  const relayed = sent.filter(() => random.chance(0.2)).map((row) => relayLink(random, row))
  for (const facts of [...parties, ...invoices, ...relayed]) {
    world.ledger.integration_link.push(linkRow(world, random, sync.draw(), facts))
  }
}

function invoiceLinks(world: World, random: Random, row: Invoice): LinkFacts[] {
  const links: LinkFacts[] = []
  const isBooked = row.invoiceNumber !== null && row.type === 'RECEIVABLE'
  if (isBooked && random.chance(0.8)) links.push(ledgerLink(world, random, row))
  if (row.collectionMethod === 'CHARGE_AUTOMATICALLY' && row.issueDate !== null) {
    links.push(paymentLink(world, random, row))
  }
  return links
}

function partyLink(
  { profile }: World,
  { id, accountNumber, createdAt, updatedAt, currency }: Party,
): LinkFacts {
  return {
    integrationName: profile.integrations.ledger,
    entityType: 'PARTY',
    remoteId: `${accountNumber ?? 'OWN'}-${id.slice(-4)}`,
    partyId: id,
    metadata: { ledgerAccount: accountNumber, currency },
    createdAt,
    changedAt: updatedAt,
  }
}

function ledgerLink({ profile }: World, random: Random, invoice: Invoice): LinkFacts {
  return {
    integrationName: profile.integrations.ledger,
    entityType: 'INVOICE',
    remoteId: `doc-${invoice.invoiceNumber}`,
    invoiceId: invoice.id,
    remoteStatus: invoice.standing === 'PAID' ? 'closed' : invoice.standing === 'VOID' ? 'reversed' : 'open',
    metadata: {
      period: invoice.createdAt.toISOString().slice(0, 7),
      journal: 'AR',
      voucher: random.integer(100_000, 999_999),
    },
    createdAt: minutesAfter(invoice.createdAt, 1),
    changedAt: invoice.updatedAt,
  }
}

/** After a failed debit the provider reports no payment status any more. */
function paymentLink({ profile }: World, random: Random, invoice: Invoice): LinkFacts {
  const isPaid = invoice.standing === 'PAID'
  const isWaiting =
    invoice.standing === 'SENT' && (invoice.dueDate?.getTime() ?? 0) > invoice.updatedAt.getTime()
  return {
    integrationName: profile.integrations.payments,
    entityType: 'INVOICE',
    remoteId: `pl_in_${random.hex(16)}`,
    invoiceId: invoice.id,
    remoteStatus: isPaid ? 'paid' : 'open',
    remotePaymentStatus: isPaid ? 'COMPLETED' : isWaiting ? 'PROCESSING' : null,
    metadata: { mandate: `pl_md_${random.hex(10)}`, attempts: isPaid ? 1 : random.integer(1, 3) },
    createdAt: minutesAfter(invoice.createdAt, 2),
    changedAt: invoice.updatedAt,
  }
}

function relayLink(random: Random, email: Email): LinkFacts {
  return {
    integrationName: 'mailrelay',
    entityType: 'EMAIL',
    remoteId: `<${random.hex(24)}@mailrelay.example>`,
    emailId: email.id,
    metadata: null,
    createdAt: email.sentAt ?? email.createdAt,
    changedAt: email.updatedAt,
  }
}

function linkRow(
  world: World,
  random: Random,
  syncStatus: SyncStatus,
  { changedAt, ...facts }: LinkFacts,
): IntegrationLink {
  const lastSyncedAt = world.time.notAfterNow(minutesAfter(changedAt, random.integer(1, 90)))
  const createdAt = world.time.notAfterNow(facts.createdAt)
  return {
    organizationId: world.organizationId,
    id: world.id(createdAt),
    invoiceId: null,
    scope: '',
    partyId: null,
    emailId: null,
    entityId: null,
    linkedIntegrationId: null,
    remotePartnerId: null,
    remoteCreatedAt: null,
    remoteModifiedAt: null,
    contentHash: null,
    remoteStatus: null,
    remotePaymentStatus: null,
    remotePaymentStatusText: null,
    metadata: null,
    syncStatus,
    syncStatusText: null,
    lastSyncedAt: syncStatus === 'SYNCING' ? null : lastSyncedAt,
    updatedAt: lastSyncedAt,
    ...facts,
    createdAt,
  }
}
