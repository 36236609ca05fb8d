import { list, or, raw, type Sql, sql } from '../../database/sql.ts'
import { type BlockerRule, OUTREACH_BLOCKERS, type RuleSubject } from './blockerRule.ts'
import { withDefaultRecipient, withPayer } from './defaultRecipient.ts'
import { invoiceRules } from './invoiceRules.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'
import { recipientRules } from './recipientRules.ts'
import { timeRules } from './timeRules.ts'

/** All rules, in the order in which blockers are told. */
export function blockerRules(subject: RuleSubject): BlockerRule[] {
  const rules = [...invoiceRules(subject), ...recipientRules(subject), ...timeRules(subject)]
  return rules.sort((left, right) => rank(left.code) - rank(right.code))
}

function rank(code: OutreachBlocker): number {
  return OUTREACH_BLOCKERS.indexOf(code)
}

/**
 * What blocks mail about the invoice, as JSON: the blockers that hold, each with its fact. The one place where the rules
 * are judged for a row; the filter and the preview ask the same rules whether they hold.
 */
export function blockingFacts(subject: RuleSubject): Sql {
  const rules = blockerRules(subject)
  const entries = rules.map(
    ({ code, holds, fact }) =>
      sql`${raw(`'${code}'`)}, case when ${holds} then coalesce(to_json(${fact}), 'true') end`,
  )
  return sql`(select json_strip_nulls(json_build_object(${list(entries)})) from (values (1)) one
    ${joinsFor(subject, rules)})`
}

/** Whether any of these blockers holds of the invoice. */
export function isBlockedBy(subject: RuleSubject, codes: readonly OutreachBlocker[]): Sql {
  const rules = blockerRules(subject).filter(({ code }) => codes.includes(code))
  const holds = or(rules.map((rule) => rule.holds))
  if (rules.every(({ needs }) => needs === 'invoice')) return holds
  return sql`exists (select from (values (1)) one ${joinsFor(subject, rules)} where ${holds})`
}

function joinsFor({ moment, invoice }: RuleSubject, rules: readonly BlockerRule[]): Sql {
  const needs = new Set(rules.map((rule) => rule.needs))
  if (needs.has('recipient')) return withDefaultRecipient(invoice, moment)
  return needs.has('payer') ? withPayer(invoice, moment.organizationId) : raw('')
}
