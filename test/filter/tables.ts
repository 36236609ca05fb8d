import { CALL, TASK } from './calls.ts'
import type { Rule, Rules } from './evaluate.ts'
import { AUDIT, BOUNCING, SUPPRESSION } from './lists.ts'
import { PAYMENT } from './payments.ts'
import type { World } from './rows.ts'
import { BALANCE, DELAY, EMAIL, FIELD, INITIATOR, INVOICE, PARTY, TAG, USER } from './rules.ts'

function table<Row>(rules: Rules<Row>, rows: (world: World) => readonly Row[]) {
  return {
    fields: Object.keys(rules),
    /** What the rows of the organization have in a field: each value once. */
    valuesOf: (world: World, field: string): unknown[] => {
      const rule: Rule<Row> | undefined = rules[field]
      return [...new Set(rows(world).flatMap((row) => rule?.values(row) ?? []))].filter(
        (found) => found !== null && found !== undefined,
      )
    },
  }
}

const people = ({ invoices, parties }: World) =>
  [...invoices, ...parties].flatMap(({ assignee }) => (assignee === null ? [] : [assignee]))

/** The where inputs that have an evaluator. */
export const TABLES: Readonly<Record<string, ReturnType<typeof table>>> = {
  InvoiceWhere: table(INVOICE, ({ invoices }) => invoices),
  EmailWhere: table(EMAIL, ({ emails }) => emails),
  PartyWhere: table(PARTY, ({ parties }) => parties),
  PartyBalanceWhere: table(BALANCE, ({ parties }) => parties),
  PartyDelayWhere: table(DELAY, ({ parties }) => parties),
  TagWhere: table(TAG, ({ parties }) => parties.flatMap(({ tags }) => tags.map(({ tag }) => tag))),
  UserWhere: table(USER, people),
  InvoiceFieldWhere: table(FIELD, ({ invoices }) => invoices.flatMap(({ fields }) => fields)),
  SuppressionWhere: table(SUPPRESSION, ({ lists }) => lists?.suppressions ?? []),
  BouncingContactWhere: table(BOUNCING, ({ lists }) => lists?.bouncing ?? []),
  AuditEntryWhere: table(AUDIT, ({ lists }) => lists?.audit ?? []),
  CallWhere: table(CALL, ({ calls }) => calls ?? []),
  TaskWhere: table(TASK, ({ tasks }) => tasks ?? []),
  PaymentWhere: table(PAYMENT, ({ payments }) => payments ?? []),
  InitiatorWhere: table(INITIATOR, ({ emails }) => emails.map(({ initiator }) => initiator)),
}
