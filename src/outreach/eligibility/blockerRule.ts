import { type Sql, sql } from '../../database/sql.ts'
import type { OutreachMoment } from './moment.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'

/** In the order of the enum, which is the order in which they are told. */
export const OUTREACH_BLOCKERS = [
  'IN_DISPUTE',
  'PROMISE_ACTIVE',
  'PARTY_EMAIL_PAUSED',
  'PARTY_INACTIVE',
  'EMAIL_DISABLED',
  'NO_BILLING_CONTACT',
  'INVALID_ADDRESS',
  'ALL_RECIPIENTS_SUPPRESSED',
  'SETTLED',
  'VOID',
  'UNCOLLECTIBLE',
  'DRAFT',
  'PAYMENT_PROCESSING',
  'AUTO_CHARGE',
  'INACTIVE_SOURCE',
  'NOT_RECEIVABLE',
  'OUTSIDE_WINDOW',
  'COOLING_OFF',
  'CUSTOMER_REPLIED',
] as const satisfies readonly OutreachBlocker[]

/** What a rule looks at beside the invoice: nothing, `payer`, or `payer` and `recipient` of `withDefaultRecipient`. */
type RuleNeeds = 'invoice' | 'payer' | 'recipient'

/** When a blocker holds of an invoice, and what its sentence tells then; `NO_FACT` where there is nothing to tell. */
export type BlockerRule = { code: OutreachBlocker; needs: RuleNeeds; holds: Sql; fact: Sql }

export const NO_FACT = sql`true`

/** What the rules are about: the invoice table under its alias, at a moment, and to whom the mail goes. */
export type RuleSubject = {
  moment: OutreachMoment
  invoice: string
  /** Addresses as `addressKey` makes them; null where mail goes to the default recipient. */
  recipientKeys: readonly string[] | null
}
