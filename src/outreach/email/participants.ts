import type { Context } from '../../graph/context.ts'
import { looksAt, reads, whenRead } from '../../graph/read/fields.ts'
import type { Rows } from '../../graph/read/table.ts'
import { recipientsByEmail } from './recipient.ts'

const named = looksAt(recipientsByEmail, 'id', ['address'])

type Exchanged = Pick<Rows['Email'], 'organizationId' | 'id' | 'fromEmail' | 'replyTo'>

/** The options of a field that answers everybody an email names: sender, recipients of all kinds, where answers go. */
export const participants = {
  select: { fromEmail: true, replyTo: true },
  extensions: reads({ relations: [named.relation] }),
  resolve: (email: Exchanged, _arguments: object, context: Context): string[] | Promise<string[]> =>
    whenRead(named.of(context, email), (recipients) =>
      eachOnce([email.fromEmail, ...recipients.map(({ address }) => address), ...email.replyTo]),
    ),
} as const

/** In whatever case an address is written, it is one: as it was written first. */
function eachOnce(addresses: readonly (string | null)[]): string[] {
  const known = new Map<string, string>()
  for (const address of addresses) {
    const key = address?.toLowerCase() ?? ''
    if (address && !known.has(key)) known.set(key, address)
  }
  return [...known.values()]
}
