import { globalIdsOf, uuidsOf } from '../isolation/tenants.ts'
import { type Home, type PagedList, pagedLists } from './pagedLists.ts'
import { askedFor, type World } from './world.ts'

/** What the ledger holds that an operation may speak of. */
export type Material = {
  homes: Home[]
  foreignOrganizationId: string
  /** Global ids of every type, some of them of rows that the viewer may not see, and some of none. */
  ids: string[]
  uuids: string[]
  words: string[]
  lists: PagedList[]
}

type Row = { id: string; uid: string }
type Harvest = {
  viewer: { organizations: { isDefault: boolean; organization: Row }[] }
  parties: { nodes: (Row & { name: string; contacts: { nodes: Row[] }; assignee: Row | null })[] }
  invoices: { nodes: (Row & { invoiceNumber: string; lineItems: Row[]; comments: Row[] })[] }
  emails: { nodes: (Row & { subject: string | null })[] }
}

const HARVEST = `query ($organizationId: ID) {
  viewer { organizations { isDefault organization { id uid } } }
  parties(organizationId: $organizationId, first: 20) { nodes { id uid name assignee { id uid } contacts(first: 2) { nodes { id uid } } } }
  invoices(organizationId: $organizationId, first: 20, orderBy: [{ field: CREATED_AT }], where: { invoiceNumber: { isNull: false }, hasComments: true }) {
    nodes { id uid invoiceNumber lineItems { id uid } comments { id uid } }
  }
  emails(organizationId: $organizationId, first: 12) { nodes { id uid subject } }
}`

/** Read through the API itself, as any client would come by it. */
export async function gather({ ordinary, tenants }: World): Promise<Material> {
  const rows: Row[] = []
  const words: string[] = ['GmbH', 'invoice', 'a', '%', '']
  const homes: Home[] = []
  const mine = await ordinary(askedFor('{ viewer { organizations { isDefault organization { id uid } } } }'))
  for (const { isDefault, organization } of (mine.body.data as Harvest).viewer.organizations) {
    const answer = await ordinary(askedFor(HARVEST, { organizationId: organization.uid }))
    // The document above says what is in it.
    const { parties, invoices, emails } = answer.body.data as Harvest
    rows.push(organization, ...parties.nodes, ...invoices.nodes, ...emails.nodes)
    rows.push(...invoices.nodes.flatMap(({ lineItems, comments }) => [...lineItems.slice(0, 2), ...comments]))
    rows.push(
      ...parties.nodes.flatMap(({ contacts, assignee }) => [
        ...contacts.nodes,
        ...(assignee ? [assignee] : []),
      ]),
    )
    words.push(...parties.nodes.map(({ name }) => name), ...invoices.nodes.map((row) => row.invoiceNumber))
    homes.push({
      organizationId: organization.id,
      isDefault,
      parties: parties.nodes.map(({ uid }) => uid),
      invoices: invoices.nodes.map(({ uid }) => uid),
      numbers: invoices.nodes.map(({ invoiceNumber }) => invoiceNumber),
      emails: emails.nodes.map(({ uid }) => uid),
    })
  }
  const { a, b, twin } = tenants
  return {
    homes,
    foreignOrganizationId: b.organization.id,
    ids: [
      ...rows.map(({ id }) => id),
      ...[a, a, b, twin].flatMap((side) => [...globalIdsOf(side).values()]),
      'nothing',
    ],
    uuids: [...rows.map(({ uid }) => uid), ...uuidsOf(a).values(), ...uuidsOf(b).values()],
    words,
    lists: await pagedLists(homes, ordinary),
  }
}
