import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql'

type Branch = { [field: string]: Branch }

/** What has to be selected of an invoice for the paths to be answered. */
export function selectionOf(schema: GraphQLSchema, paths: readonly string[]): string {
  const root: Branch = {}
  for (const path of paths) {
    let branch = root
    for (const field of fieldsOf(path)) {
      branch[field] ??= {}
      branch = branch[field]
    }
  }
  const invoice = schema.getType('Invoice')
  if (!isObjectType(invoice)) throw new Error('An invoice is an object.')
  return printed(schema, invoice, root)
}

/** The names of the fields that lead to the value. */
export function fieldsOf(path: string): string[] {
  return path.replaceAll('[]', '').split('.')
}

function printed(schema: GraphQLSchema, type: GraphQLCompositeType, branch: Branch): string {
  const selections = Object.entries(branch).map(([name, below]) => {
    if (name === '__typename') return name
    const owner = ownerOf(schema, type, name)
    const field = owner.getFields()[name]
    const named = field && getNamedType(field.type)
    // A page takes what the document holds of each list.
    const page = named?.name.endsWith('Connection') === true ? '(first: 10)' : ''
    const where = name === 'emails' ? '(first: 10, where: { direction: { in: [INBOUND, OUTBOUND] } })' : page
    const text = isCompositeType(named) ? `${name}${where} ${nested(schema, named, below)}` : name
    return owner.name === type.name ? text : `... on ${owner.name} { ${text} }`
  })
  return `{ ${selections.join(' ')} }`
}

function nested(schema: GraphQLSchema, type: GraphQLCompositeType, below: Branch): string {
  return Object.keys(below).length === 0 ? '{ __typename }' : printed(schema, type, below)
}

/** The type that has the field: itself, or of what it may be the first one that has it. */
function ownerOf(schema: GraphQLSchema, type: GraphQLCompositeType, name: string) {
  const candidates = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type]
  for (const candidate of candidates) {
    if ('getFields' in candidate && candidate.getFields()[name] !== undefined) return candidate
  }
  throw new Error(`${type.name} has no field ${name}.`)
}
