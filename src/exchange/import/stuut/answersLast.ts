import { isRaw, type Raw } from './spec.ts'

type Placed = { email: Raw; index: number }

/** The emails of a document, each after the one that it answers; and those that answer each other in a circle. */
export function answersLast(emails: readonly unknown[]): { sorted: Placed[]; circular: Placed[] } {
  const placed = emails.flatMap((email, index) => (isRaw(email) ? [{ email, index }] : []))
  const byId = new Map(placed.map((each) => [each.email.id, each]))
  const done = new Set<Placed>()
  const sorted: Placed[] = []
  const circular: Placed[] = []
  for (const each of placed) {
    const { line, circle } = lineOf(each, byId, done)
    for (const member of line.reverse()) {
      done.add(member)
      const list = circle.includes(member) ? circular : sorted
      list.push(member)
    }
  }
  return { sorted, circular }
}

/** From an email up to the first that answers none of these, or one that is done; and what of it is a circle. */
function lineOf(
  each: Placed,
  byId: ReadonlyMap<unknown, Placed>,
  done: ReadonlySet<Placed>,
): { line: Placed[]; circle: readonly Placed[] } {
  const line: Placed[] = []
  let at: Placed | undefined = each
  while (at !== undefined && !done.has(at)) {
    if (line.includes(at)) return { line, circle: line.slice(line.indexOf(at)) }
    line.push(at)
    const parent: unknown = at.email.parent_email_id
    at = parent == null ? undefined : byId.get(parent)
  }
  return { line, circle: [] }
}
