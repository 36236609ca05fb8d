import type { Database } from '../../database/client.ts'
import { asFoundRow } from './row.ts'
import { columnsOf, type Model, type Rows } from './table.ts'

/** Models whose rows belong to an organization by a column of their own. */
export type TenantModel = {
  [M in Model]: Rows[M] extends { organizationId: string } ? M : never
}[Exclude<Model, 'User'>]

/** A field of the model, upwards unless it says `desc`. */
export type OrderTerm<M extends Model> = FieldOf<M> | `${FieldOf<M>} desc`
export type FieldOf<M extends Model> = keyof Rows[M] & string

/** A plain look-up: rows of a model by one of their fields. */
export type Lookup<M extends TenantModel> = {
  model: M
  key: FieldOf<M>
  /** Empty where each key has one row at most. */
  order: readonly OrderTerm<M>[]
  most: number
}

type Delegate = { findMany(query: object): Promise<Record<string, unknown>[]> }

/** What Prisma finds for some keys of one organization, each row with its key. */
export async function findRows<M extends TenantModel>(
  database: Database,
  { model, key, order, most }: Lookup<M>,
  organizationId: string,
  keys: readonly string[],
): Promise<[key: string, row: Rows[M]][]> {
  const found = await delegateOf(database, model).findMany({
    where: { organizationId, [key]: { in: [...keys] } },
    select: selectionOf(model),
    ...(order.length === 0 ? {} : { orderBy: order.map(directed), take: most }),
  })
  return found.map((row) => [String(row[key]), asFoundRow(model, row)])
}

/** Every model has a delegate of its name, and each takes a query of this form; their own types know only one model each. */
function delegateOf(database: Database, model: TenantModel): Delegate {
  const name = `${model.slice(0, 1).toLowerCase()}${model.slice(1)}`
  return (database as unknown as Record<string, Delegate>)[name] as Delegate
}

const selections = new Map<Model, Record<string, true>>()

/** The columns that a row of the graph has: contents of files stay where they are. */
function selectionOf(model: Model): Record<string, true> {
  let selection = selections.get(model)
  if (selection === undefined) {
    selection = Object.fromEntries([...columnsOf(model).keys()].map((field) => [field, true]))
    selections.set(model, selection)
  }
  return selection
}

function directed(term: string): Record<string, 'asc' | 'desc'> {
  const [field = '', direction] = term.split(' ')
  return { [field]: direction === 'desc' ? 'desc' : 'asc' }
}
