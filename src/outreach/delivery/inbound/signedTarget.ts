import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import type { ReturnAddresses } from '../../../mail/returnAddress.ts'
import type { MailReading } from '../mail/mailReading.ts'

/** Each is tried for every organization, so a mail full of them must not keep us busy. */
const MOST_ADDRESSES = 10
/** Where a copy carries its return address: `X-Duegraph-Recipient`, and what mail systems write of the envelope. */
const HEADERS_OF_ORIGINAL = ['x-duegraph-recipient', 'return-path', 'x-envelope-from', 'errors-to']

export type SignedTarget = NonNullable<ReturnType<ReturnAddresses['open']>>
type FindSignedTarget = (reading: MailReading) => Promise<SignedTarget | null>

type Settings = { database: Database; returnAddresses: ReturnAddresses }

/**
 * Finds whose copy a mail is about, by the return address that was signed here: the mail was sent to it, or encloses a
 * message that was sent from it. Nothing else in a mail is believed.
 */
export function createFindSignedTarget({ database, returnAddresses }: Settings): FindSignedTarget {
  return async (reading) => {
    const addresses = addressesOf(reading)
    if (addresses.length === 0) return null
    const organizations = await database.read<{ id: string }>(sql`select id from organization order by id`)
    const ids = organizations.map(({ id }) => id)
    for (const address of addresses) {
      const target = returnAddresses.open(address, ids)
      if (target !== null) return target
    }
    return null
  }
}

function addressesOf({ sentTo, originalHeaders }: MailReading): string[] {
  const enclosed = HEADERS_OF_ORIGINAL.flatMap((name) => originalHeaders.get(name) ?? [])
  const addresses = [...sentTo, ...enclosed].map(
    (text) => /bounce\+[a-z2-7]{10,}@[^\s<>]+/i.exec(text)?.[0] ?? '',
  )
  return [...new Set(addresses.filter(Boolean))].slice(0, MOST_ADDRESSES)
}
