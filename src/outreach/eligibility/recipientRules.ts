import { FALSE, or, sql } from '../../read/sql.ts'
import { isSuppressed } from '../../suppression/isSuppressed.ts'
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
      : givenRecipientRules(moment.organizationId, recipientKeys)),
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
      holds: sql`recipient.address is null`,
      fact: sql`payer.name`,
    },
    {
      code: 'ALL_RECIPIENTS_SUPPRESSED',
      needs: 'recipient',
      holds: isSuppressed(organizationId, sql`lower(recipient.address)`),
      fact: sql`recipient.address`,
    },
  ]
}

/** Whoever names the recipients answers for them: only the party's own switch and the suppression list still count. */
function givenRecipientRules(organizationId: string, keys: readonly string[]): BlockerRule[] {
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
      code: 'ALL_RECIPIENTS_SUPPRESSED',
      needs: 'invoice',
      holds: keys.length === 0 ? FALSE : allSuppressed,
      fact: sql`${keys.join(', ')}::text`,
    },
  ]
}
