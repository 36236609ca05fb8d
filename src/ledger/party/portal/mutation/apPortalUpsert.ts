import { uuidv7 } from '../../../../database/uuid.ts'
import { builder } from '../../../../graph/builder.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  organizationOfId,
  writtenText,
} from '../../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { changesOf } from '../../../../graph/mutation/patch.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import type { Work } from '../../../../graph/mutation/work.ts'
import { refusesNull } from '../../../../graph/nulls/declaration.ts'
import { lockParty } from '../../mutation/lockParty.ts'
import { LONGEST_NAME } from '../../mutation/partyTexts.ts'
import { ApPortal, apPortalById } from '../type.ts'
import { portalFields, readPortal } from './portalInput.ts'

const ApPortalUpsertInput = builder.inputType('ApPortalUpsertInput', {
  description: 'A portal through which a party wants its invoices. What is left out stays as it is.',
  fields: (t) => ({
    partyId: t.id({ required: true, description: 'Global id of the party.' }),
    apPortalId: t.id({
      ...refusesNull,
      description:
        'Global id of the portal to be changed. Left out: the portal of the party with this name, or a new one. Null: INVALID.',
    }),
    name: t.string({ required: true, description: `What it is called; at most ${LONGEST_NAME} characters.` }),
    accountId: t.id({ description: "Global id of the organization's own account there. Null: none." }),
    ...portalFields(t),
    ...idempotencyKey(t),
  }),
})

type Input = typeof ApPortalUpsertInput.$inferInput

mutation('apPortalUpsert', {
  description:
    'Changes a portal of a party, or makes it where the party has none of that name. TAKEN where several have the name: ' +
    'then `apPortalId` says which.',
  input: ApPortalUpsertInput,
  payload: (t) => ({
    apPortal: t.field({
      type: ApPortal,
      nullable: true,
      description: 'The portal as it is now.',
      resolve: changedRow(apPortalById),
    }),
  }),
  organizationOf: (context, { partyId }) => organizationOfId(context, 'Party', partyId, 'partyId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const { id: partyId } = await lockParty(work, input.partyId)
    const name = writtenText(input.name, 'name', LONGEST_NAME)
    const account = await readAccount(work, input)
    const written = { name, ...account, ...readPortal(input) }
    const known = await findPortal(work, { partyId, name, input })
    const id = known?.id ?? uuidv7()
    if (known === null) {
      await tx.apPortal.create({
        data: { organizationId, id, partyId, ...written, createdAt: now, updatedAt: now },
      })
    } else {
      await tx.apPortal.update({
        where: { organizationId_id: { organizationId, id } },
        data: { ...written, updatedAt: now },
      })
    }
    const { accountKey, ...told } = written
    const changes = changesOf(known ?? {}, told, ['invoiceSubmissionGuidelines'])
    return {
      result: { id },
      entity: { type: 'ApPortal', id },
      changes: { partyId, ...changes, ...(accountKey === undefined ? {} : { isAccountKeyChanged: true }) },
    }
  },
})

type Wanted = { partyId: string; name: string; input: Pick<Input, 'apPortalId'> }

/** The portal that is meant; null where it is to be made. */
async function findPortal(work: Work, { partyId, name, input }: Wanted) {
  const { tx, organizationId } = work
  if (input.apPortalId) {
    const id = idIn(work, 'ApPortal', input.apPortalId, 'apPortalId')
    const portal = await tx.apPortal.findUnique({ where: { organizationId_id: { organizationId, id } } })
    if (portal?.partyId !== partyId) throw notFound('ApPortal', input.apPortalId, 'apPortalId')
    return portal
  }
  const [portal, another] = await tx.apPortal.findMany({ where: { organizationId, partyId, name }, take: 2 })
  if (another === undefined) return portal ?? null
  throw refusal('TAKEN', 'name', 'Several portals of the party have this name: say which with `apPortalId`.')
}

async function readAccount(
  work: Work,
  { accountId }: Pick<Input, 'accountId'>,
): Promise<{ accountId?: string | null }> {
  if (accountId === undefined || accountId === null) return accountId === null ? { accountId } : {}
  const { tx, organizationId } = work
  const id = idIn(work, 'ApPortalAccount', accountId, 'accountId')
  const account = await tx.apPortalAccount.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { id: true },
  })
  if (account === null) throw notFound('ApPortalAccount', accountId, 'accountId')
  return { accountId: account.id }
}
