import type { BounceSource, DisputeReason, Email } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Customer } from '../party/customer.ts'
import { Deck, type Random } from '../random.ts'
import type { World } from '../world.ts'
import { type Bounce, HARD_BOUNCES, SOFT_BOUNCES } from './bounce.ts'
import type { ReplyKind } from './letter.ts'
import { Mailboxes } from './mailbox.ts'

/** A letter that came in: what it is, and about which bill. */
export type Reply = {
  email: Email
  kind: ReplyKind
  bill: Bill
  /** The day it names: of a payment, or of a return. */
  named: Day
  dispute: DisputeReason | null
}

/** Where the organization's mail is written and sent. */
export type Office = {
  world: World
  random: Random
  mailboxes: Mailboxes
  hardBounces: Deck<Bounce>
  softBounces: Deck<Bounce>
  bounceSources: Deck<BounceSource>
  /** The PDF of each invoice, by invoice id: sent again, it is the same file. */
  files: Map<string, string>
  replies: Reply[]
}

const SOURCES: readonly BounceSource[] = [
  'DELIVERY_WEBHOOK',
  'DELIVERY_WEBHOOK',
  'DELIVERY_WEBHOOK',
  'SMTP_REPLY',
  'INBOUND_NOTICE',
  'INBOUND_NOTICE',
  'PROVIDER_SYNC',
  'PROVIDER_SYNC',
  'MANUAL',
  'UNKNOWN',
]

export function openOffice(world: World): Office {
  const random = world.randomFor('outreach')
  return {
    world,
    random,
    mailboxes: new Mailboxes(random, world.time.now),
    hardBounces: new Deck(random, HARD_BOUNCES),
    softBounces: new Deck(random, SOFT_BOUNCES),
    bounceSources: new Deck(random, SOURCES),
    files: new Map(),
    replies: [],
  }
}

/** Who started an email. */
export type Sender = Pick<Email, 'initiatorType' | 'initiatorUserId' | 'initiatorAgentId'> & {
  name: string
  address: string
}

export function systemSender({ profile }: World): Sender {
  return {
    initiatorType: 'SYSTEM',
    initiatorUserId: null,
    initiatorAgentId: null,
    name: 'Accounts Receivable',
    address: `invoices@${profile.host}`,
  }
}

export function agentSender({ profile, team }: World, role: 'reminders' | 'statements'): Sender {
  const agent = team[role]
  const name = agent.name.replace(/ \(.*/, '')
  return {
    initiatorType: 'AGENT',
    initiatorUserId: null,
    initiatorAgentId: agent.id,
    name,
    address: `receivables@${profile.host}`,
  }
}

/** A colleague who worked here then: the one who looks after the customer, if any. */
export function colleagueSender({ world, random }: Office, customer: Customer, at: Date): Sender {
  const { profile, team } = world
  const present = team.colleagues.filter((colleague) => colleague.leftAt === null || colleague.leftAt > at)
  const colleague = present.find(({ id }) => id === customer.party.assigneeId) ?? random.pick(present)
  const address = `${colleague.email.replace(/@.*/, '')}@${profile.host}`
  return {
    initiatorType: 'USER',
    initiatorUserId: colleague.id,
    initiatorAgentId: null,
    name: colleague.name,
    address,
  }
}
