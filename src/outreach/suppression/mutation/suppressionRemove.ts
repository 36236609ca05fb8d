import { nothing, sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { shorten } from '../../../graph/globalId.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import type { Changed } from '../../../graph/mutation/perform.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { refusesNull } from '../../../graph/nulls/declaration.ts'
import { addressKey } from '../../../mail/address.ts'
import { SuppressionReason } from '../enums.ts'

const SuppressionRemoveInput = builder.inputType('SuppressionRemoveInput', {
  description: 'An address that is to get mail again.',
  fields: (t) => ({
    ...organizationId(t),
    address: t.string({
      required: true,
      description:
        'The e-mail address, in any case and with its domain in either form (`müller.example`, `xn--mller-kva.example`).',
    }),
    reason: t.field({
      ...refusesNull,
      type: SuppressionReason,
      description: 'Only this reason is removed; all reasons of the address when left out. Null: INVALID.',
    }),
    ...idempotencyKey(t),
  }),
})

type Removed = { id: string; address: string; reason: typeof SuppressionReason.$inferType }

/** What the owner of an address said: mail to it again is a decision for somebody who answers for the organization. */
const SAID_BY_OWNER: readonly Removed['reason'][] = ['COMPLAINT', 'UNSUBSCRIBE']

mutation('suppressionRemove', {
  description:
    'Takes an address off the suppression list, for one reason or for all: when none is left, it gets mail again. A ' +
    'complaint or an unsubscription is only removed by an administrator: NOT_ALLOWED. NOT_FOUND when it is not listed.',
  input: SuppressionRemoveInput,
  payload: (t) => ({
    address: t.string({
      nullable: true,
      description: 'The address as it was listed.',
      resolve: ({ result }) => (typeof result?.address === 'string' ? result.address : null),
    }),
    removedCount: t.int({
      nullable: true,
      description: 'How many reasons were removed.',
      resolve: ({ result }) => (typeof result?.removedCount === 'number' ? result.removedCount : null),
    }),
  }),
  organizationOf: givenOrganization,
  change: removeSuppression,
})

async function removeSuppression(
  work: Work,
  input: typeof SuppressionRemoveInput.$inferInput,
): Promise<Changed> {
  const { reason } = input
  // By no grammar: what bounced may be an address that `suppressionAdd` would not take.
  const removed = await work.run<Removed>(sql`
    delete from suppression where organization_id = ${work.organizationId}::uuid
      and address_key = ${addressKey(input.address.trim())}::text
      ${reason ? sql`and reason = ${reason}::"SuppressionReason"` : nothing}
    returning id, address, reason::text as reason`)
  const [first] = removed
  if (first === undefined) {
    const listed = reason ? `listed as ${reason}` : 'on the suppression list'
    throw refusal('NOT_FOUND', 'address', `"${shorten(input.address)}" is not ${listed}.`)
  }
  const reasons = removed.map((suppression) => suppression.reason).sort()
  const said = reasons.filter((removedReason) => SAID_BY_OWNER.includes(removedReason))
  if (said.length > 0 && !work.isAdmin) {
    const why = `Only an administrator may remove what its owner said (${said.join(', ')}).`
    throw refusal('NOT_ALLOWED', reason ? 'reason' : 'address', why)
  }
  const { id, address } = first
  return {
    result: { address, removedCount: removed.length },
    entity: { type: 'Suppression', id },
    changes: { address, reasons: { before: reasons, after: [] } },
  }
}
