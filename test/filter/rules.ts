import { declaredRules } from '../field/declaredRules.ts'
import {
  anyOf,
  flag,
  many,
  oneOf,
  type Rule,
  type Rules,
  related,
  same,
  several,
  some,
  unlessGiven,
  value,
} from './evaluate.ts'
import { localDay } from './localDay.ts'
import { asText, asUuid, asWritten } from './operators.ts'
import type { EmailRow, FieldRow, InitiatorRow, InvoiceRow, PartyRow, TagRow, UserRow } from './rows.ts'

/** What the fields of where inputs mean, in the words of their description, where their declaration does not say it. */

export const USER: Rules<UserRow> = {
  id: same((user) => user.id),
  uid: same((user) => user.uid, asUuid),
  email: value((user) => user.email, asText),
  name: value(({ givenName, familyName }) => nameOf(givenName, familyName), asText),
}

/** Given and family name, joined by a space; a person without either has no name. */
function nameOf(...names: (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(' ') || null
}

export const FIELD: Rules<FieldRow> = {
  key: value((field) => field.key, asText),
  value: value((field) => (field.value === null ? null : String(field.value)), asText),
}

export const INITIATOR: Rules<InitiatorRow> = {
  type: value((initiator) => initiator.kind, asWritten),
  userId: same((initiator) => (initiator.kind === 'USER' ? initiator.id : null)),
  agentId: same((initiator) => (initiator.kind === 'AGENT' ? initiator.id : null)),
}

export const TAG: Rules<TagRow> = {
  id: value((tag) => tag.id, asWritten),
  name: value((tag) => tag.name, asText),
}

type Receivables = PartyRow['receivables'][number]
type Bound = (value: number, limit: number) => boolean

/** Bounds of something that a party has in the currency that stands beside them, the organization's where none does. */
function boundsOf(
  amountIn: (receivables: Receivables) => number | null,
  absent: number | null,
  written: (value: number | null) => unknown = (value) => value,
): Rules<PartyRow> {
  const bound = (isWithin: Bound): Rule<PartyRow> => ({
    holds: ({ receivables }, limit, { currency }) => {
      const found = receivables.find((sum) => sum.currency === (currency ?? 'USD'))
      const value = found === undefined ? absent : amountIn(found)
      return value !== null && isWithin(value, Number(limit))
    },
    values: ({ receivables }) => receivables.map(amountIn).map((value) => written(value)),
  })
  return {
    currency: {
      holds: () => true,
      values: ({ receivables }) => receivables.map(({ currency }) => currency),
    },
    gt: bound((value, limit) => value > limit),
    gte: bound((value, limit) => value >= limit),
    lt: bound((value, limit) => value < limit),
    lte: bound((value, limit) => value <= limit),
  }
}

export const BALANCE = boundsOf(({ balance }) => balance.minorUnits, 0)
const OVERDUE = boundsOf(({ overdue }) => overdue.minorUnits, 0)
export const DELAY = boundsOf(
  ({ averageDelayDays }) => (averageDelayDays === null ? null : Number(averageDelayDays)),
  null,
  (value) => value?.toFixed(4) ?? null,
)

export const PARTY: Rules<PartyRow> = declaredRules('Party', {
  contactEmail: anyOf((party) => party.contacts.nodes.map(({ email }) => email), asText),
  country: value((party) => party.billingAddress?.country, asText),
  assignee: related(
    (party) => party.assignee,
    () => USER,
  ),
  assigneeId: value((party) => party.assignee?.id, asWritten),
  tags: many(
    (party) => party.tags.map(({ tag }) => tag),
    () => TAG,
  ),
  balance: related(
    (party) => party,
    () => BALANCE,
  ),
  overdue: related(
    (party) => party,
    () => OVERDUE,
  ),
  averageDelayDays: related(
    (party) => party,
    () => DELAY,
  ),
  hasOpenTasks: flag((party) => party.tasks.totalCount > 0),
  invoices: many(
    (party) => party.invoices,
    () => INVOICE,
  ),
})

export const EMAIL: Rules<EmailRow> = declaredRules('Email', {
  recipient: anyOf((email) => email.recipients.map(({ address }) => address), asText),
  initiator: related(
    (email) => email.initiator,
    () => INITIATOR,
  ),
  invoice: some(
    (email) => email.invoices,
    () => INVOICE,
  ),
  invoices: many(
    (email) => email.invoices,
    () => INVOICE,
  ),
  party: related(
    (email) => email.party,
    () => PARTY,
  ),
})

const dayOf = (instant: string | null) => (instant === null ? null : localDay(instant))

export const INVOICE: Rules<InvoiceRow> = declaredRules('Invoice', {
  // Named parties win over a party name at the same level of a filter, and only there.
  partyName: unlessGiven(
    ['partyIds', 'partyUids'],
    value((invoice) => invoice.party?.name, asText),
  ),
  partyIds: oneOf((invoice) => invoice.party?.id, asWritten),
  partyUids: oneOf((invoice) => invoice.party?.uid),
  party: related(
    (invoice) => invoice.party,
    () => PARTY,
  ),
  issuedOn: value((invoice) => dayOf(invoice.issueDate), asWritten),
  dueOn: value((invoice) => dayOf(invoice.dueDate), asWritten),
  paidOn: value((invoice) => dayOf(invoice.paidDate), asWritten),
  outreachBlocker: several(({ outreachEligibility }) =>
    outreachEligibility.email.blockers.map(({ code }) => code),
  ),
  promiseStatus: value(({ promise, promises }) => (promise ?? promises[0])?.status, asWritten),
  assignee: related(
    (invoice) => invoice.assignee,
    () => USER,
  ),
  assigneeId: value((invoice) => invoice.assignee?.id, asWritten),
  tags: many(
    (invoice) => (invoice.party?.tags ?? []).map(({ tag }) => tag),
    () => TAG,
  ),
  linkedIntegrationId: value((invoice) => invoice.linkedIntegration?.id, asWritten),
  hasOpenTasks: flag((invoice) => invoice.tasks.totalCount > 0),
  fields: many(
    (invoice) => invoice.fields,
    () => FIELD,
  ),
  emails: many(
    (invoice) => invoice.emails,
    () => EMAIL,
  ),
  hasBounce: flag((invoice) => invoice.emails.some((e) => e.direction === 'OUTBOUND' && e.isBounced)),
})
