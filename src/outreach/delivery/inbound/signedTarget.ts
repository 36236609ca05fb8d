import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
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

export type TargetCopy = {
  emailId: string
  recipientId: string
  /** In lower case. */
  address: string
  sentAt: Date | null
}

export async function findTargetCopy(
  { run, organizationId }: Pick<Work, 'run' | 'organizationId'>,
  recipientId: string,
): Promise<TargetCopy | null> {
  const [copy] = await run<TargetCopy>(sql`
    select r.email_id as "emailId", r.id as "recipientId", lower(r.address) as address,
      coalesce(r.sent_at, e.sent_at) as "sentAt"
    from email_recipient r
    join email e on e.organization_id = ${organizationId}::uuid and e.id = r.email_id and e.direction = 'OUTBOUND'
    where r.organization_id = ${organizationId}::uuid and r.id = ${recipientId}::uuid`)
  return copy ?? null
}
