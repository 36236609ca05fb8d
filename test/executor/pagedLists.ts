import { askedFor, type World } from './world.ts'

/** An organization of the viewer, and rows of it that arguments can name. */
export type Home = {
  organizationId: string
  isDefault: boolean
  parties: string[]
  invoices: string[]
  numbers: string[]
  emails: string[]
}

/** A list that the viewer can page, and cursors of it. */
export type PagedList = {
  root: string
  arguments: string
  /** Fields from the root field to the list, the list last; empty where the root field is the list. */
  path: string[]
  listArguments: string
  cursors: string[]
}

/** The lists of each organization that have rows, at the root and below rows. */
export async function pagedLists(homes: readonly Home[], ask: World['ordinary']): Promise<PagedList[]> {
  const lists: Omit<PagedList, 'cursors'>[] = homes.flatMap((home) => {
    const organization = `organizationId: "${home.organizationId}"`
    const by = (name: string) => `(${organization}, ${name})`
    const root = (name: string, listArguments: string) => ({
      root: name,
      arguments: '',
      path: [],
      listArguments: `${organization}, ${listArguments}`,
    })
    const below = (name: string, id: string, path: string[], listArguments: string) => ({
      root: name,
      arguments: by(id),
      path,
      listArguments,
    })
    return [
      root('parties', 'orderBy: [{ field: NAME, direction: DESC }]'),
      root(
        'invoices',
        'orderBy: [{ field: DUE_DATE, nulls: FIRST }], where: { type: { in: [RECEIVABLE, PAYABLE] } }',
      ),
      root('invoices', 'includeInactive: true, orderBy: [{ field: OVERDUE_DAYS }, { field: PARTY_NAME }]'),
      root('emails', 'where: { direction: { eq: OUTBOUND } }'),
      root('suppressions', 'orderBy: [{ field: ADDRESS }]'),
      root('bouncingContacts', 'orderBy: [{ field: BOUNCE_COUNT, direction: DESC }]'),
      root('calls', 'orderBy: [{ field: UPDATED_AT }]'),
      root('tasks', 'orderBy: [{ field: DUE_ON, nulls: FIRST }]'),
      root('auditEntries', 'where: { outcome: { eq: SUCCEEDED } }'),
      root('payments', 'orderBy: [{ field: AMOUNT, direction: DESC }]'),
      ...home.parties
        .slice(0, 6)
        .flatMap((uid) => [
          below('party', `by: { uid: "${uid}" }`, ['contacts'], ''),
          below('party', `by: { uid: "${uid}" }`, ['invoices'], 'orderBy: [{ field: TOTAL }]'),
          below('party', `by: { uid: "${uid}" }`, ['outreach', 'emails'], ''),
          below('party', `by: { uid: "${uid}" }`, ['calls'], ''),
          below('party', `by: { uid: "${uid}" }`, ['tasks'], ''),
        ]),
      ...home.invoices
        .slice(0, 6)
        .flatMap((uid) =>
          [
            ['outreach', 'emails'],
            ['commentsConnection'],
            ['disputesConnection'],
            ['promisesConnection'],
            ['calls'],
            ['tasks'],
          ].map((path) => below('invoice', `by: { uid: "${uid}" }`, path, '')),
        ),
      ...home.emails.slice(0, 6).map((uid) => below('email', `id: "${uid}"`, ['invoices'], '')),
    ]
  })
  const found: PagedList[] = []
  for (const list of lists) {
    const cursors = await cursorsOf(list, ask)
    if (cursors.length > 0) found.push({ ...list, cursors })
  }
  return found
}

async function cursorsOf(list: Omit<PagedList, 'cursors'>, ask: World['ordinary']): Promise<string[]> {
  const args = list.listArguments === '' ? '' : `, ${list.listArguments}`
  const names = [list.root, ...list.path]
  const last = `(first: 8${args}) { edges { cursor } }`
  const query = names.reduceRight((inner, name, index) => {
    const head = index === 0 ? list.arguments : ''
    return index === names.length - 1 ? `${name}${last}` : `${name}${head} { ${inner} }`
  }, '')
  const { body } = await ask(askedFor(`{ ${query} }`))
  let value: unknown = body.data
  for (const name of names) value = isRecord(value) ? value[name] : undefined
  const edges = isRecord(value) && Array.isArray(value.edges) ? value.edges : []
  return edges.map(({ cursor }: { cursor: string }) => cursor)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
