import { FALSE, or, sql, TRUE } from '../../database/sql.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import { parseAddress } from '../../mail/address.ts'
import type { BlockerRule, RuleSubject } from './blockerRule.ts'

/** What the party and the addresses say against mail to them. */
export function recipientRules(subject: RuleSubject): BlockerRule[] {
  const { recipientKeys, moment } = subject
  return [
    {
      code: 'PARTY_EMAIL_PAUSED',
      needs: 'payer',
      holds: sql`payer.is_email_outreach_paused`,
      fact: sql`payer.name`,
    },
    { code: 'PARTY_INACTIVE', needs: 'payer', holds: sql`not payer.is_active`, fact: sql`payer.name` },
    ...(recipientKeys === null
      ? defaultRecipientRules(moment.organizationId)
      : givenRecipientRules(moment, recipientKeys)),
  ]
}

function defaultRecipientRules(organizationId: string): BlockerRule[] {
  return [
    {
      code: 'EMAIL_DISABLED',
      needs: 'recipient',
      holds: or([sql`payer.is_email_disabled`, sql`recipient.is_disabled`]),
      fact: sql`case when payer.is_email_disabled then payer.name else recipient.address end`,
    },
    {
      code: 'NO_BILLING_CONTACT',
      needs: 'recipient',
      holds: sql`recipient.given is null`,
      fact: sql`payer.name`,
    },
    {
      code: 'INVALID_ADDRESS',
      needs: 'recipient',
      holds: sql`(recipient.address is null and recipient.given is not null)`,
      fact: sql`recipient.given`,
    },
    {
      code: 'ALL_RECIPIENTS_SUPPRESSED',
      needs: 'recipient',
      holds: isSuppressed(organizationId, sql`lower(recipient.address)`),
      fact: sql`recipient.address`,
    },
  ]
}

/**
 * A person who names the recipients answers for them: only the party's own switch, the suppression list and what the mail server
 * takes still count.
 */
function givenRecipientRules(
  { organizationId, takesUtf8 }: RuleSubject['moment'],
  keys: readonly string[],
): BlockerRule[] {
  const untaken = takesUtf8 ? undefined : keys.find((key) => parseAddress(key)?.needsUtf8 === true)
  const allSuppressed = sql`not exists (select from unnest(${[...keys]}::text[]) given(key)
    where not ${isSuppressed(organizationId, sql`given.key`)})`
  return [
    {
      code: 'EMAIL_DISABLED',
      needs: 'payer',
      holds: sql`payer.is_email_disabled`,
      fact: sql`payer.name`,
    },
    {
      code: 'INVALID_ADDRESS',
      needs: 'invoice',
      holds: untaken === undefined ? FALSE : TRUE,
      fact: sql`${untaken ?? null}::text`,
    },
    {
      code: 'ALL_RECIPIENTS_SUPPRESSED',
      needs: 'invoice',
      holds: keys.length === 0 ? FALSE : allSuppressed,
      fact: sql`${keys.join(', ')}::text`,
    },
  ]
}
