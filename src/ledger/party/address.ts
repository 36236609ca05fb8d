import type { Address as AddressRow } from '../../../prisma/generated/client/client.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { originOf } from '../integration/remote.ts'
import { knownElsewhere, linksByEntity } from '../integration/type.ts'

export const addressById = rowById('Address')
export const addressesByParty = rowsByParent('Address', 'partyId', ['isPrimary desc', 'createdAt', 'id'])
export const addressesByContact = rowsByParent('Address', 'contactId', ['isPrimary desc', 'createdAt', 'id'])

/** What an address in one text is made of. */
export const ADDRESS_PARTS = [
  'name',
  'line1',
  'line2',
  'postalCode',
  'city',
  'state',
  'country',
] as const satisfies readonly (keyof AddressRow)[]

/** Name, street, "postal code city", state and country, as far as they are known. */
export function formatAddress(
  address: Pick<AddressRow, (typeof ADDRESS_PARTS)[number]>,
  separator: string,
): string {
  const town = [address.postalCode, address.city].filter(isFilled).join(' ')
  const parts = [address.name, address.line1, address.line2, town, address.state, address.country]
  return parts.filter(isFilled).join(separator)
}

function isFilled(part: string | null): part is string {
  return part !== null && part !== ''
}

const origin = originOf(linksByEntity, 'entityId')

export const Address = nodeType('Address', {
  description: 'A postal address, each part as the source gave it.',
  fields: (t) => ({
    type: t.exposeString('type', { nullable: true, description: 'What it is for, as the source names it.' }),
    isPrimary: t.exposeBoolean('isPrimary', { description: 'Whether it is the main one of its owner.' }),
    name: t.exposeString('name', { nullable: true, description: 'Addressee.' }),
    line1: t.exposeString('line1', { nullable: true, description: 'Street and number.' }),
    line2: t.exposeString('line2', { nullable: true, description: 'Second line.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State or region.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'Postal code.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Country, as stored: a code or a name.',
    }),
    description: t.exposeString('description', { nullable: true, description: 'A remark.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number of the place.' }),
    coordinates: t.expose('coordinates', {
      type: 'JSON',
      nullable: true,
      description: 'Where it is on the globe, as the source writes it.',
    }),
    formatted: t.string({
      description: 'All parts in one text, `address` in REST.',
      args: {
        separator: t.arg.string({
          ...takesNull,
          defaultValue: ', ',
          description: 'What stands between the parts.',
        }),
      },
      select: {
        name: true,
        line1: true,
        line2: true,
        postalCode: true,
        city: true,
        state: true,
        country: true,
      },
      resolve: (address, { separator }) => formatAddress(address, separator ?? ', '),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    remote: t.field(origin.remote),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Address', addressById)
