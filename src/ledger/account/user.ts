import type { Database } from '../../database/client.ts'
import { isUniqueViolation } from '../../database/uniqueViolation.ts'
import { readEmail, readName, readUuid } from './input.ts'

export type NewMember = { email: string; name: string; organizationId: string; isAdmin?: boolean }

/**
 * Makes the person with this e-mail a member of the organization, creating the user if there is none. Somebody
 * known keeps the name they have. A user's first membership is the default one.
 */
export async function createMember(
  database: Database,
  input: NewMember,
): Promise<{ userId: string; isNewUser: boolean }> {
  const email = readEmail('email', input.email)
  const name = readName('name', input.name)
  const organizationId = readUuid('organization', input.organizationId)
  const organization = await database.organization.findUnique({ where: { id: organizationId } })
  if (organization === null) throw new Error(`There is no organization ${organizationId}.`)

  try {
    return await database.$transaction(async (transaction) => {
      const known = await transaction.user.findUnique({ where: { email }, include: { memberships: true } })
      const user = known ?? (await transaction.user.create({ data: { email, ...splitName(name) } }))
      const memberships = known?.memberships ?? []
      const former = memberships.find((membership) => membership.organizationId === organizationId)
      if (former?.endedAt === null) throw new Error(`${email} is already a member of ${organization.name}.`)
      const isDefault = !memberships.some((membership) => membership.isDefault && membership.endedAt === null)
      const key = { organizationId, userId: user.id }
      const membership = { isDefault, isOrgAdmin: input.isAdmin ?? false, endedAt: null }
      await transaction.organizationMembership.upsert({
        where: { organizationId_userId: key },
        create: { ...key, ...membership },
        update: membership,
      })
      return { userId: user.id, isNewUser: known === null }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new Error(`${email} was added by somebody else at the same moment. Try again.`)
  }
}

/** The user with this e-mail, or a sentence. */
export async function findUser(database: Database, text: string): Promise<{ id: string }> {
  const email = readEmail('user', text)
  const user = await database.user.findUnique({ where: { email }, select: { id: true } })
  if (user === null) throw new Error(`There is no user ${email}.`)
  return user
}

/** The last word is taken for the family name. */
function splitName(name: string): { givenName: string; familyName: string | null } {
  const at = name.lastIndexOf(' ')
  if (at === -1) return { givenName: name, familyName: null }
  return { givenName: name.slice(0, at).trim(), familyName: name.slice(at + 1) }
}
