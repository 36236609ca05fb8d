import type { EmailSender } from '../../../prisma/generated/client/client.ts'
import type { World } from '../world.ts'

const YEAR = 365 * 86_400_000

type SenderFacts = Pick<EmailSender, 'email' | 'name' | 'createdAt'> & Partial<EmailSender>

/** The addresses that mail goes out from: two for everybody, and each colleague's own. */
export function openSenders(world: World): void {
  const { profile, team, time } = world
  const founded = new Date(time.now.getTime() - 4 * YEAR)
  for (const local of ['invoices', 'receivables']) {
    sender(world, {
      email: `${local}@${profile.host}`,
      name: `${profile.name}, Accounts Receivable`,
      provider: 'mailrelay',
      isShared: true,
      createdAt: founded,
    })
  }
  for (const { id, name, email, leftAt } of team.colleagues) {
    const row = sender(world, {
      email: `${email.replace(/@.*/, '')}@${profile.host}`,
      name,
      provider: 'imap',
      replyToName: name,
      userId: id,
      isOauthConnection: true,
      isGrantExpired: leftAt !== null,
      expiredAt: leftAt,
      createdAt: founded,
      ...(leftAt === null ? {} : { updatedAt: leftAt }),
    })
    settle(world, id, row)
  }
  nameSenders(world)
}

function sender(world: World, facts: SenderFacts): EmailSender {
  const { profile, organizationId } = world
  const desk = `receivables@${profile.host}`
  const row: EmailSender = {
    organizationId,
    id: world.id(facts.createdAt),
    provider: null,
    replyTo: desk,
    replyToName: null,
    signatureHtml: `<p>${facts.name}<br>${profile.legalName.replace('&', '&amp;')}<br>${profile.phone}</p>`,
    userId: null,
    isShared: false,
    isOauthConnection: false,
    isGrantExpired: false,
    expiredAt: null,
    updatedAt: facts.createdAt,
    ...facts,
  }
  world.ledger.email_sender.push(row)
  return row
}

/** A member writes from the own address, and has arranged the desk to its liking. */
function settle({ ledger, organizationId }: World, userId: string, { id }: EmailSender): void {
  const membership = ledger.organization_membership.find(
    (row) => row.organizationId === organizationId && row.userId === userId,
  )
  if (membership === undefined) return
  membership.defaultEmailSenderId = id
  membership.dashboardSettings = {
    threadEmailsSortOrder: membership.isOrgAdmin ? 'desc' : 'asc',
    pinned: ['OVERDUE', 'DISPUTED'],
  }
}

function nameSenders({ ledger }: World): void {
  const senders = new Map(ledger.email_sender.map((row) => [row.email, row]))
  for (const email of ledger.email) {
    if (email.direction === 'OUTBOUND') email.senderId = senders.get(email.fromEmail ?? '')?.id ?? null
  }
}
