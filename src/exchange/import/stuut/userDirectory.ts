import { isRaw, type Raw } from './spec.ts'

const MOST_USERS = 10_000

/** Email addresses of Stuut's users: the document has some users whole, and names others by their ids only. */
export class UserDirectory {
  private readonly emails = new Map<string, string>()

  note(user: unknown): void {
    if (!isRaw(user) || typeof user.id !== 'string' || typeof user.email !== 'string') return
    if (this.emails.size < MOST_USERS) this.emails.set(user.id, user.email)
  }

  /** Of a user who is there, else of one who is named; undefined for nobody, and null where nobody knows who it is. */
  emailOf(source: Raw, user: string, userId: string): string | null | undefined {
    const given = source[user]
    if (isRaw(given) && typeof given.email === 'string' && given.email !== '') return given.email
    const id = source[userId]
    if (typeof id !== 'string' || id === '') return undefined
    return this.emails.get(id) ?? null
  }
}
