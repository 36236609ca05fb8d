import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { addressField, enumField, instantField } from '../../graph/field/kinds.ts'
import { SuppressionReasonFilter } from './enums.ts'

const FIELDS = {
  address: addressField({
    description: 'The e-mail address.',
    sort: { ADDRESS: 'The e-mail address, as a dictionary sorts.' },
  }),
  reason: enumField({ type: SuppressionReasonFilter, description: 'Why it is listed.' }),
  createdAt: instantField({
    description: 'Since when it is listed.',
    sort: { CREATED_AT: 'Since when it is listed.' },
  }),
}

export type SuppressionWhere = WhereOf<typeof FIELDS>

/** What the suppression list can be filtered and sorted by. */
export const suppressionFields = declareFields(
  {
    model: 'Suppression',
    description:
      'Picks entries of the suppression list. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'suppressed addresses',
    list: 'the suppression list',
    order: [{ field: 'CREATED_AT', direction: 'DESC' }],
  },
  FIELDS,
)
