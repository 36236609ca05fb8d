import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { CanonicalRecord, RecordType } from '../record/record.ts'

export const ENTITY_TYPE = { party: 'PARTY', invoice: 'INVOICE', email: 'EMAIL' } as const satisfies Record<
  RecordType,
  EntityType
>

type RecordReference = { field: string; entityType: EntityType; externalId: string }
type MemberReference = { field: string; email: string }

/** Which other records of the source a record names. */
export function recordReferences({ type, fields }: CanonicalRecord): RecordReference[] {
  switch (type) {
    case 'party':
      return to('PARTY', 'parentExternalId', fields.parentExternalId)
    case 'invoice':
      return to('PARTY', 'targetPartyExternalId', fields.targetPartyExternalId)
    case 'email':
      return [
        ...to('PARTY', 'partyExternalId', fields.partyExternalId),
        ...fields.invoiceExternalIds.flatMap((externalId, index) =>
          to('INVOICE', `invoiceExternalIds[${index}]`, externalId),
        ),
      ]
  }
}

function to(entityType: EntityType, field: string, externalId: string | null): RecordReference[] {
  return externalId === null ? [] : [{ field, entityType, externalId }]
}

/** Which members of the organization a record names. */
export function memberReferences({ type, fields }: CanonicalRecord): MemberReference[] {
  switch (type) {
    case 'party':
      return member('assigneeEmail', fields.assigneeEmail)
    case 'invoice':
      return [
        ...member('assigneeEmail', fields.assigneeEmail),
        ...fields.comments.flatMap(({ authorEmail, resolvedByEmail }, index) => [
          ...member(`comments[${index}].authorEmail`, authorEmail),
          ...member(`comments[${index}].resolvedByEmail`, resolvedByEmail),
        ]),
      ]
    case 'email':
      return fields.initiator?.kind === 'USER' ? member('initiator.email', fields.initiator.email) : []
  }
}

function member(field: string, email: string | null): MemberReference[] {
  return email === null ? [] : [{ field, email }]
}
