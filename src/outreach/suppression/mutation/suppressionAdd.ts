import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import {
  givenOrganization,
  idempotencyKey,
  optionalText,
  organizationId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { parseAddress } from '../../../mail/address.ts'
import { suppressionList } from '../list.ts'
import { Suppression, SuppressionEdge, suppressionById } from '../type.ts'

const LONGEST_NOTE = 1_000

const SuppressionAddInput = builder.inputType('SuppressionAddInput', {
  description: 'An address that is to get no more mail.',
  fields: (t) => ({
    ...organizationId(t),
    address: t.string({
      required: true,
      description: 'One plain e-mail address, such as `rosa@acme.example`: no name, no list.',
    }),
    note: t.string({ description: `A remark, at most ${LONGEST_NOTE} characters. Blank: none.` }),
    ...idempotencyKey(t),
  }),
})

mutation('suppressionAdd', {
  description:
    'Puts an address on the suppression list, with the reason `MANUAL`: from now on no mail goes there. The other reasons ' +
    'are recorded by what happens to mail. TAKEN when it is listed by hand already.',
  input: SuppressionAddInput,
  payload: (t) => ({
    suppression: t.field({
      type: Suppression,
      nullable: true,
      description: 'The entry.',
      resolve: changedRow(suppressionById),
    }),
    suppressionEdge: t.field({
      type: SuppressionEdge,
      nullable: true,
      description: 'The entry as an edge of `suppressions` without filter and order.',
      resolve: createdEdge((context, organizationId) => suppressionList(context, organizationId, {})),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const address = parseAddress(input.address.trim())
    if (address === null) throw refusal('INVALID', 'address', 'This is not one plain e-mail address.')
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    const id = uuidv7()
    const added = await work.run(sql`
      insert into suppression (organization_id, id, address, address_key, reason, note, created_by_id, created_at)
      values (${work.organizationId}::uuid, ${id}::uuid, ${address.address}::text, ${address.key}::text, 'MANUAL',
        ${note}::text, ${work.viewer.userId}::uuid, ${work.now}::timestamptz)
      on conflict (organization_id, address_key, reason) do nothing returning id`)
    if (added.length === 0) {
      throw refusal('TAKEN', 'address', `${address.address} is on the suppression list by hand already.`)
    }
    return {
      result: { id },
      entity: { type: 'Suppression', id },
      changes: { address: address.address, reason: 'MANUAL' },
    }
  },
})
