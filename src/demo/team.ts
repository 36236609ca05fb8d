import type { BusinessTime } from './businessTime.ts'
import type { Ledger } from './ledger.ts'
import type { Profile } from './profile.ts'

type Member = {
  givenName: string
  familyName: string
  email: string
  role: 'admin' | 'member' | 'former'
  organizations: readonly Profile['key'][]
  yearsAgo: number
}

export const DEMO_EMAIL = 'juna.marlow@duegraph.example'

/** Juna runs receivables for both companies; the others work for one, and one has left. */
const MEMBERS: readonly Member[] = [
  {
    givenName: 'Juna',
    familyName: 'Marlow',
    email: DEMO_EMAIL,
    role: 'admin',
    organizations: ['lindenhag', 'tidewell'],
    yearsAgo: 4.2,
  },
  {
    givenName: 'Tobias',
    familyName: 'Reinholt',
    email: 'tobias.reinholt@lindenhag.example',
    role: 'admin',
    organizations: ['lindenhag'],
    yearsAgo: 4.1,
  },
  {
    givenName: 'Ayşe',
    familyName: 'Karadeniz',
    email: 'ayse.karadeniz@lindenhag.example',
    role: 'member',
    organizations: ['lindenhag'],
    yearsAgo: 2.6,
  },
  {
    givenName: 'Femke',
    familyName: 'Oosterveld',
    email: 'femke.oosterveld@lindenhag.example',
    role: 'former',
    organizations: ['lindenhag'],
    yearsAgo: 3.4,
  },
  {
    givenName: 'Dana',
    familyName: 'Whitlock',
    email: 'dana.whitlock@tidewell.example',
    role: 'admin',
    organizations: ['tidewell'],
    yearsAgo: 4,
  },
  {
    givenName: 'Marcus',
    familyName: 'Ibarra',
    email: 'marcus.ibarra@tidewell.example',
    role: 'member',
    organizations: ['tidewell'],
    yearsAgo: 1.9,
  },
]

type Colleague = { id: string; name: string; email: string; leftAt: Date | null }
type TeamAgent = { id: string; name: string }

/** Who writes for one organization. */
export type Team = {
  colleagues: readonly Colleague[]
  reminders: TeamAgent
  statements: TeamAgent
}

const YEAR = 365 * 86_400_000
const FORMER_COLLEAGUE_LEFT = 0.55 * YEAR

/** The users, with the demo user first. */
export function makeUsers(now: Date, id: (createdAt: Date) => string, ledger: Ledger): void {
  for (const { givenName, familyName, email, yearsAgo } of MEMBERS) {
    const createdAt = new Date(now.getTime() - yearsAgo * YEAR)
    ledger.user_account.push({
      id: id(createdAt),
      email,
      givenName,
      familyName,
      avatarUrl: `https://avatars.duegraph.example/${givenName
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase()}.png`,
      createdAt,
      updatedAt: createdAt,
    })
  }
}

type Employer = {
  time: BusinessTime
  profile: Profile
  organizationId: string
  id: (createdAt: Date) => string
  ledger: Ledger
}

/** Memberships and agents of one organization. */
export function makeTeam({ time, profile, organizationId, id, ledger }: Employer): Team {
  const leftAt = new Date(time.now.getTime() - FORMER_COLLEAGUE_LEFT)
  const members = MEMBERS.filter((member) => member.organizations.includes(profile.key))
  const [founder] = ledger.user_account
  const colleagues = members.flatMap((member) => {
    const user = ledger.user_account.find(({ email }) => email === member.email)
    if (user === undefined) return []
    const endedAt = member.role === 'former' ? leftAt : null
    ledger.organization_membership.push({
      organizationId,
      userId: user.id,
      isDefault: profile.key === member.organizations[0],
      isOrgAdmin: member.role === 'admin',
      isAccessApproved: true,
      onboardingRequired: false,
      invitedById: user === founder ? null : (founder?.id ?? null),
      endedAt,
      defaultEmailSenderId: null,
      dashboardSettings: null,
      createdAt: user.createdAt,
    })
    return [
      { id: user.id, name: `${member.givenName} ${member.familyName}`, email: member.email, leftAt: endedAt },
    ]
  })
  const createdAt = new Date(time.now.getTime() - 2 * YEAR)
  const [reminders, statements] = profile.agents.map((name) => ({ id: id(createdAt), name }))
  if (reminders === undefined || statements === undefined) throw new Error('An organization has two agents.')
  for (const agent of [reminders, statements]) ledger.agent.push({ organizationId, ...agent, createdAt })
  return { colleagues, reminders, statements }
}
