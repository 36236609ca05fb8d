import { builder } from '../../graph/builder.ts'
import { DateTimeFilter, type Maybe, StringFilter } from '../../graph/filter/operators.ts'
import { type UserWhere, UserWhereInput } from '../../graph/filter/where.ts'
import { AuditOutcomeFilter, AuditSourceFilter } from './enums.ts'
import { RefusalCodeFilter } from './refusalCode.ts'

export interface AuditEntryWhere {
  and?: Maybe<readonly AuditEntryWhere[]>
  or?: Maybe<readonly AuditEntryWhere[]>
  not?: Maybe<AuditEntryWhere>
  action?: Maybe<typeof StringFilter.$inferInput>
  outcome?: Maybe<typeof AuditOutcomeFilter.$inferInput>
  code?: Maybe<typeof RefusalCodeFilter.$inferInput>
  source?: Maybe<typeof AuditSourceFilter.$inferInput>
  actor?: Maybe<UserWhere>
  tokenName?: Maybe<typeof StringFilter.$inferInput>
  clientAddress?: Maybe<typeof StringFilter.$inferInput>
  entityType?: Maybe<typeof StringFilter.$inferInput>
  entityId?: Maybe<string>
  occurredAt?: Maybe<typeof DateTimeFilter.$inferInput>
}

export const AuditEntryWhereInput = builder.inputRef<AuditEntryWhere>('AuditEntryWhere')
AuditEntryWhereInput.implement({
  description:
    'Picks entries of the audit log. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
  fields: (t) => ({
    and: t.field({ type: [AuditEntryWhereInput], description: 'All of these must hold.' }),
    or: t.field({
      type: [AuditEntryWhereInput],
      description: 'One of these must hold. Empty: matches nothing.',
    }),
    not: t.field({ type: AuditEntryWhereInput, description: 'This must not hold.' }),
    action: t.field({ type: StringFilter, description: 'What was done, such as `commentAdd`.' }),
    outcome: t.field({ type: AuditOutcomeFilter, description: 'Whether it was done.' }),
    code: t.field({
      type: RefusalCodeFilter,
      description: 'Why it was refused; of several reasons the first. What was done has no code.',
    }),
    source: t.field({ type: AuditSourceFilter, description: 'Where it came from.' }),
    actor: t.field({
      type: UserWhereInput,
      description: 'Who did it, or tried to. Without a person: no match.',
    }),
    tokenName: t.field({
      type: StringFilter,
      description: 'What the token was called that it was tried with.',
    }),
    clientAddress: t.field({ type: StringFilter, description: 'The address that the request came from.' }),
    entityType: t.field({
      type: StringFilter,
      description: 'The type of what it was done to, such as `Invoice`.',
    }),
    entityId: t.id({
      description: 'What it was done to: global id or raw UUID. An id that names nothing matches nothing.',
    }),
    occurredAt: t.field({ type: DateTimeFilter, description: 'When it was done or refused.' }),
  }),
})
