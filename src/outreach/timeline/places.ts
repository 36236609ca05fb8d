import { raw, sql } from '../../database/sql.ts'
import type { Place } from './branches.ts'

type Parent = 'invoice' | 'party'

/** What hangs on an invoice, and, by a column that triggers keep, on its party. */
const shared = (parent: string): Place[] => [
  { kind: 'TASK', table: 'task', alias: 'tl_t', parent, at: 'createdAt', keys: { taskId: 'id' } },
  { kind: 'COMMENT', table: 'comment', alias: 'tl_n', parent, at: 'createdAt', keys: { commentId: 'id' } },
  { kind: 'DISPUTE', table: 'dispute', alias: 'tl_d', parent, at: 'openedAt', keys: { disputeId: 'id' } },
  {
    kind: 'DISPUTE',
    table: 'dispute',
    alias: 'tl_r',
    parent,
    at: 'resolvedAt',
    keys: { disputeId: 'id' },
    isEnd: true,
    only: raw('tl_r.resolved_at is not null'),
  },
  {
    kind: 'PROMISE',
    table: 'promise_to_pay',
    alias: 'tl_w',
    parent,
    at: 'recordedAt',
    keys: { promiseId: 'id' },
  },
  {
    kind: 'STATUS_CHANGE',
    table: 'invoice_status_change',
    alias: 'tl_s',
    parent,
    at: 'occurredAt',
    keys: { statusChangeId: 'id' },
  },
  {
    kind: 'IMPORT',
    table: 'integration_link',
    alias: 'tl_i',
    parent,
    at: 'createdAt',
    keys: { linkId: 'id' },
  },
]

/**
 * Of what was done to the row itself, all that was done: what hangs on it is of other types in the audit log. The outcome is
 * compared as text, so that no index of outcomes seems as good as the one of the row.
 */
const changes = (entityType: 'Invoice' | 'Party'): Place => ({
  kind: 'CHANGE',
  table: 'audit_entry',
  alias: 'tl_a',
  parent: 'entityId',
  at: 'occurredAt',
  keys: { entryId: 'id' },
  only: sql`tl_a.entity_type = ${entityType}::text and tl_a.outcome::text = 'SUCCEEDED'`,
})

/** The tables of a timeline, each with an index that holds its rows of one parent in the order of the timeline. */
export const PLACES: Record<Parent, readonly Place[]> = {
  invoice: [
    {
      kind: 'EMAIL',
      table: 'email_invoice',
      alias: 'tl_e',
      parent: 'invoiceId',
      at: 'timelineAt',
      id: 'emailId',
      keys: { emailId: 'emailId' },
    },
    {
      kind: 'CALL',
      table: 'call_invoice',
      alias: 'tl_c',
      parent: 'invoiceId',
      at: 'timelineAt',
      id: 'callId',
      keys: { callId: 'callId' },
    },
    ...shared('invoiceId'),
    {
      kind: 'PAYMENT',
      table: 'invoice_payment',
      alias: 'tl_p',
      parent: 'invoiceId',
      at: 'timelineAt',
      keys: { paymentId: 'paymentId', allocationId: 'id' },
    },
    changes('Invoice'),
  ],
  party: [
    {
      kind: 'EMAIL',
      table: 'email',
      alias: 'tl_e',
      parent: 'partyId',
      at: 'timelineAt',
      keys: { emailId: 'id' },
    },
    {
      kind: 'CALL',
      table: 'call',
      alias: 'tl_c',
      parent: 'partyId',
      at: 'timelineAt',
      keys: { callId: 'id' },
    },
    ...shared('partyId'),
    {
      kind: 'PAYMENT',
      table: 'payment',
      alias: 'tl_p',
      parent: 'partyId',
      at: 'receivedAt',
      keys: { paymentId: 'id' },
    },
    changes('Party'),
  ],
}
