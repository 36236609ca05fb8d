import type { Database } from '../../../database/client.ts'

/** User ids of an organization's members, by email address in lower case. */
export type Members = ReadonlyMap<string, string>

/** Those whose membership has ended too: what they wrote stays theirs. */
export async function loadMembers(database: Database, organizationId: string): Promise<Members> {
  const memberships = await database.organizationMembership.findMany({
    where: { organizationId, user: { email: { not: null } } },
    select: { userId: true, user: { select: { email: true } } },
  })
  return new Map(memberships.map(({ userId, user }) => [(user.email ?? '').toLowerCase(), userId]))
}

export function memberId(members: Members, email: string | null): string | null {
  return email === null ? null : (members.get(email.toLowerCase()) ?? null)
}
