import { type GraphQLInputField, getNamedType, isEnumType, isInputObjectType } from 'graphql'
import { schema } from '../../src/server/schema.ts'
import { sample } from '../input/positions.ts'

/** Values that get past the checks of form, so that the ids are what is refused. */
const GOOD: Record<string, unknown> = {
  address: 'somebody@elsewhere.example',
  to: [{ address: 'somebody@elsewhere.example' }],
  bodyText: 'Please pay.',
  contentBase64: 'eA==',
  mimeType: 'text/plain',
  promisedOn: '2026-04-01',
  plannedSendAt: '2026-04-01T09:00:00Z',
  provider: 'SENDGRID',
  secret: 'secret',
  currency: 'USD',
  rate: '2.5',
  lineItems: [{ name: 'Board', quantity: '1', unitPrice: { minorUnits: 1, currency: 'USD' } }],
  amount: { minorUnits: 1, currency: 'EUR' },
  allocations: [{ invoiceId: 'invoice', amount: { minorUnits: 1, currency: 'EUR' } }],
}

type Place = { mutation: string; input: string; field: string; isList: boolean }

/** Every mutation of the schema with its input. */
export const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const type = args[0] === undefined ? undefined : getNamedType(args[0].type)
  if (!isInputObjectType(type)) throw new Error(`${name} must take one input.`)
  return { name, type }
})

/** Where ids of rows stand in them. */
export const places: Place[] = mutations.flatMap(({ name, type }) =>
  Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name === 'ID')
    .map((field) => ({
      mutation: name,
      input: type.name,
      field: field.name,
      isList: String(field.type).startsWith('['),
    })),
)

export function goodInput(inputName: string): Record<string, unknown> {
  const type = schema.getType(inputName)
  if (!isInputObjectType(type)) throw new Error(`${inputName} is no input.`)
  const required = sample(type) as Record<string, unknown>
  const optional = Object.values(type.getFields())
    .filter((field) => field.name in GOOD && isTaken(field, GOOD[field.name]))
    .map(({ name }) => name)
  return { ...required, ...Object.fromEntries(optional.map((name) => [name, GOOD[name]])) }
}

/** A field of the same name may be another enum. */
function isTaken({ type }: GraphQLInputField, value: unknown): boolean {
  const named = getNamedType(type)
  return !isEnumType(named) || named.getValue(String(value)) !== undefined
}
