import { GraphQLID, GraphQLList, GraphQLNonNull, type GraphQLSchema } from 'graphql'
import { type Field, inBrackets, writeCall } from './call.ts'
import { writeFault } from './fault.ts'
import type { Home } from './pagedLists.ts'
import type { Call, Writing } from './writing.ts'

const ids = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID)))

export type RootCall = Call & { fault: 'none' | 'inside' | 'own' }

/** What a root field is asked with: rows of an organization of the viewer; where it may fail, also what is not there. */
export function writeRootCall(writing: Writing, field: Field, mayFail: 'never' | 'self' | 'all'): RootCall {
  const { random, material, variables } = writing
  const home = random.pick(material.homes)
  const isPage = field.args.some(({ name }) => name === 'first')
  if (isPage) return pageCall(writing, field, home, mayFail === 'all')
  const isWrong = mayFail !== 'never' && random.chance(0.2)
  const sound = (text: string): RootCall => ({ text, size: null, fault: 'none' })
  switch (field.name) {
    case 'node':
      return sound(`(id: ${variables.write(field.args[0]?.type ?? GraphQLID, random.pick(material.ids))})`)
    case 'nodes': {
      const count = random.integer(1, 6)
      const given = Array.from({ length: count }, () => random.pick(material.ids))
      return { text: `(ids: ${variables.write(ids, given)})`, size: count, fault: 'none' }
    }
    case 'organization':
      if (isWrong) return { ...sound(`(id: "${material.foreignOrganizationId}")`), fault: 'own' }
      return sound(
        random.chance(0.3) ? '' : `(id: ${variables.write(GraphQLID, home.organizationId, 'any')})`,
      )
    case 'viewer':
      return sound('')
    default:
      // A list or a summary of one organization's rows.
      if (rowsOf(home, field.name).length === 0) return pageCall(writing, field, home, mayFail === 'all')
      return isWrong ? wrongRow(writing, field) : sound(rowCall(writing, field, home))
  }
}

function pageCall(writing: Writing, field: Field, home: Home, mayFail: boolean): RootCall {
  const isOwned = field.args.some(({ name }) => name === 'organizationId')
  const organization = isOwned ? organizationOf(writing, home) : []
  const fault = mayFail ? writeFault(writing, 'Query', field.name) : null
  if (fault !== null && writing.random.chance(0.3)) return { ...fault, fault: 'own' }
  const { text, size } = writeCall(writing, 'Query', field, 12)
  const inner = text.slice(1, -1)
  return { text: inBrackets([...organization, ...(inner === '' ? [] : [inner])]), size, fault: 'none' }
}

function organizationOf({ random, variables }: Writing, { organizationId, isDefault }: Home): string[] {
  if (isDefault && random.chance(0.6)) return random.chance(0.2) ? ['organizationId: null'] : []
  return [`organizationId: ${variables.write(GraphQLID, organizationId)}`]
}

function rowCall(writing: Writing, field: Field, home: Home): string {
  const { random, variables } = writing
  const organization = organizationOf(writing, home)
  if (field.name === 'email') {
    const id = variables.write(new GraphQLNonNull(GraphQLID), random.pick(home.emails))
    return inBrackets([...organization, `id: ${id}`])
  }
  const by = field.args.find(({ name }) => name === 'by')
  if (by === undefined) throw new Error(`${field.name} does not say by what.`)
  const rows = rowsOf(home, field.name)
  const ways = [{ uid: random.pick(rows) }, { id: random.pick(rows) }]
  const more = [
    { invoiceNumber: random.pick(home.numbers) },
    { external: { integrationName: 'erp', remoteId: 'remote-7' } },
  ]
  const value = random.pick(field.name === 'invoice' && !home.isDefault ? [...ways, ...more] : ways)
  return inBrackets([...organization, `by: ${variables.write(by.type, value)}`])
}

/** A row that is not there, or an organization that is not the viewer's. */
function wrongRow(writing: Writing, field: Field): RootCall {
  const { random, material } = writing
  const organization = random.chance(0.3) ? `organizationId: "${material.foreignOrganizationId}", ` : ''
  const uid = random.chance(0.8) ? '00000000-0000-7000-8000-000000000000' : 'nonsense'
  const by = field.name === 'email' ? `id: "${uid}"` : `by: { id: "${uid}" }`
  return { text: `(${organization}${by})`, size: null, fault: 'own' }
}

/** Rows that a root field answers one of. */
export function rowsOf({ parties, invoices, emails }: Home, field: string): readonly string[] {
  return { party: parties, invoice: invoices, email: emails }[field] ?? []
}

export function rootFields(schema: GraphQLSchema): Field[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
}
