import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'
import { DateTimeFilter, type Maybe, StringFilter } from '../../graph/filter/operators.ts'
import {
  type InvoiceWhere,
  InvoiceWhereInput,
  type PartyWhere,
  PartyWhereInput,
} from '../../graph/filter/where.ts'
import { BounceReasonFilter, BounceType } from '../email/enums.ts'

const BounceTypeFilter = enumFilter('BounceTypeFilter', BounceType, 'whether it is worth trying again')

export interface BouncingContactWhere {
  and?: Maybe<readonly BouncingContactWhere[]>
  or?: Maybe<readonly BouncingContactWhere[]>
  not?: Maybe<BouncingContactWhere>
  address?: Maybe<typeof StringFilter.$inferInput>
  type?: Maybe<typeof BounceTypeFilter.$inferInput>
  reason?: Maybe<typeof BounceReasonFilter.$inferInput>
  lastBouncedAt?: Maybe<typeof DateTimeFilter.$inferInput>
  party?: Maybe<PartyWhere>
  isSuppressed?: Maybe<boolean>
  invoice?: Maybe<InvoiceWhere>
}

export const BouncingContactWhereInput = builder.inputRef<BouncingContactWhere>('BouncingContactWhere')
BouncingContactWhereInput.implement({
  description:
    'Picks bouncing addresses. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
  fields: (t) => ({
    and: t.field({ type: [BouncingContactWhereInput], description: 'All of these must hold.' }),
    or: t.field({
      type: [BouncingContactWhereInput],
      description: 'One of these must hold. Empty: matches nothing.',
    }),
    not: t.field({ type: BouncingContactWhereInput, description: 'This must not hold.' }),
    address: t.field({ type: StringFilter, description: 'The e-mail address.' }),
    type: t.field({ type: BounceTypeFilter, description: 'Whether the last bounce was hard or soft.' }),
    reason: t.field({ type: BounceReasonFilter, description: 'Why it last bounced.' }),
    lastBouncedAt: t.field({ type: DateTimeFilter, description: 'When it last bounced.' }),
    party: t.field({
      type: PartyWhereInput,
      description: 'The party that the email was for must fit. Without a party: no match.',
    }),
    isSuppressed: t.boolean({ description: 'Whether it is on the suppression list.' }),
    invoice: t.field({
      type: InvoiceWhereInput,
      description: 'At least one invoice that emails bounced there were about must fit.',
    }),
  }),
})
