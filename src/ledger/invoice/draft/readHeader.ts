import { sql } from '../../../database/sql.ts'
import { jsonIn } from '../../../graph/mutation/jsonIn.ts'
import { clearableText, givenOf } from '../../../graph/mutation/patch.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { readAssignee } from '../../organization/assignee.ts'
import { clearableEmail } from '../../party/mutation/partyTexts.ts'
import type { CollectionMethod } from '../enums.ts'
import { LONGEST_NUMBER, LONGEST_TEXT } from './draftFields.ts'

type Ids = 'partyId' | 'billingAddressId' | 'shippingAddressId' | 'assigneeId'
type Texts = 'billingEmail' | 'orderNumber' | 'purchaseOrderNumber' | 'memo' | 'footer' | 'privateNote'
export type Header = { [Name in Ids | Texts]?: string | null | undefined } & {
  collectionMethod?: typeof CollectionMethod.$inferType | null | undefined
  customFields?: unknown
}

type Reading = Pick<DirectWork, 'run' | 'organizationId'>

/** What a draft says beside dates and lines, checked: the columns to be written. What was left out is not among them. */
export async function readHeader(work: Reading, input: Header) {
  const row = async (type: 'Party' | 'Address', field: Ids) =>
    input[field] === undefined ? undefined : optionalRowIn(work, type, input[field], field)
  const text = (field: Texts, most: number) => clearableText(input[field], field, most)
  return givenOf({
    targetPartyId: await row('Party', 'partyId'),
    billingAddressId: await row('Address', 'billingAddressId'),
    shippingAddressId: await row('Address', 'shippingAddressId'),
    assigneeId: input.assigneeId === undefined ? undefined : await readAssignee(work, input.assigneeId),
    billingEmail: clearableEmail(input.billingEmail, 'billingEmail'),
    collectionMethod: input.collectionMethod,
    orderNumber: text('orderNumber', LONGEST_NUMBER),
    purchaseOrderNumber: text('purchaseOrderNumber', LONGEST_NUMBER),
    memo: text('memo', LONGEST_TEXT),
    footer: text('footer', LONGEST_TEXT),
    privateNote: text('privateNote', LONGEST_TEXT),
    customFields: input.customFields === undefined ? undefined : jsonIn(input.customFields, 'customFields'),
  })
}

type Addresses = { billingAddressId?: string | null; shippingAddressId?: string | null }

/** The addresses of something new: those that were named, else the party's. */
export async function addressesOf(
  { run, organizationId }: Reading,
  { targetPartyId, ...named }: Addresses & { targetPartyId?: string | null },
): Promise<Addresses> {
  if (!targetPartyId) return {}
  const [party] = await run<Addresses>(sql`
    select p.billing_address_id as "billingAddressId", p.shipping_address_id as "shippingAddressId" from party p
    where p.organization_id = ${organizationId}::uuid and p.id = ${targetPartyId}::uuid`)
  return { ...party, ...named }
}
