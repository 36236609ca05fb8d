import { particular } from '../../graph/field/particular.ts'
import { column } from '../../graph/read/table.ts'
import { TagListFilter, tagsOf } from '../party/tag/ofParty.ts'
import { invoiceFields } from './fields.ts'

invoiceFields.contribute({
  tags: particular({
    type: TagListFilter,
    description: 'The tags that its party bears. Without a party: none.',
    condition: ({ scope, alias }, filter) => tagsOf(scope, column(alias, 'targetPartyId'), filter),
  }),
})
