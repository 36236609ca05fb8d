import type { PendingRunStrategy, Workflow } from '../../../prisma/generated/client/client.ts'
import type { Profile } from '../profile.ts'
import type { World } from '../world.ts'

const YEAR = 365 * 86_400_000
const WEEKDAYS = [1, 2, 3, 4, 5]

type Strategy = readonly [PendingRunStrategy, string | null]

/** What is done with runs that a pause held up: the two organizations have settled it in four ways. */
const STRATEGIES: Record<Profile['key'], readonly [Strategy, Strategy]> = {
  lindenhag: [
    ['SEND_LATEST', null],
    ['SKIP', null],
  ],
  tidewell: [
    ['SEND_ALL', null],
    ['OTHER', 'ask_assignee'],
  ],
}

/** The two sequences of outreach: by mail, and by phone where mail was not enough. */
export function makeWorkflows(world: World): void {
  const { profile, ledger } = world
  const [mail, phone] = STRATEGIES[profile.key]
  const sender = ledger.email_sender.find(({ email }) => email.startsWith('receivables'))
  workflow(world, 'Reminders by mail', mail, {
    emailSenderId: sender?.id ?? null,
    outreachWindowStart: 8 * 60,
    outreachWindowEnd: 17 * 60 + 30,
  })
  workflow(world, 'Calls after the second reminder', phone, {
    emailSenderId: sender?.id ?? null,
    outreachWindowStart: 9 * 60,
    outreachWindowEnd: 17 * 60,
    testPhoneNumber: profile.phone,
  })
}

function workflow(
  world: World,
  name: string,
  [pendingRunStrategy, pendingRunStrategyText]: Strategy,
  facts: Partial<Workflow>,
): void {
  const { organizationId, profile, time, ledger } = world
  const createdAt = new Date(time.now.getTime() - 1.8 * YEAR)
  ledger.workflow.push({
    organizationId,
    id: world.id(createdAt),
    name,
    isActive: true,
    activeDays: WEEKDAYS,
    outreachWindowStart: null,
    outreachWindowEnd: null,
    timezone: profile.timezone,
    isCallOnWeekendEnabled: false,
    pendingRunStrategy,
    pendingRunStrategyText,
    emailSenderId: null,
    testEmail: `test@${profile.host}`,
    testPhoneNumber: null,
    createdAt,
    updatedAt: new Date(time.now.getTime() - 0.4 * YEAR),
    ...facts,
  })
}
