import { sql } from '../../../database/sql.ts'
import type { builder } from '../../../graph/builder.ts'
import { idIn, notFound, optionalText, writtenText } from '../../../graph/mutation/input.ts'
import { jsonIn } from '../../../graph/mutation/jsonIn.ts'
import type { Asked } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { type KeptView, readView, ViewFault } from '../readView.ts'
import { mayChange } from '../rules.ts'
import { isVisible } from '../type.ts'

const LONGEST_NAME = 100
const LONGEST_SEARCH = 200
const MOST_JSON_BYTES = 16_384
const MOST_COLUMNS = 100
const LONGEST_COLUMN = 100

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

export const NAME_RULE =
  `At most ${LONGEST_NAME} characters; unique, in whatever case, among the shared views of the list, or among your own of it ` +
  'that are not shared: TAKEN.'

/** What a view keeps of a list, in the input that makes one and in the one that changes it. */
export const keptFields = (t: InputFields) => ({
  where: t.field({
    type: 'JSON',
    description:
      'The filter, as JSON of the value that `where` of the list takes: `{"status": {"eq": "OVERDUE"}}`. INVALID, naming the ' +
      `place, where the list would refuse it; so are more than ${MOST_JSON_BYTES} bytes. Null: none.`,
  }),
  search: t.string({
    description:
      'The words to search for, as `search` of the list takes them; INVALID of a list that takes none. Null or blank: none.',
  }),
  includeInactive: t.boolean({
    description: 'Of `invoices`: whether inactive ones are shown too; INVALID of another list. Null: false.',
  }),
  orderBy: t.field({
    type: 'JSON',
    description:
      'The order, as JSON of the value that `orderBy` of the list takes: `[{"field": "DUE_DATE"}]`. INVALID where the list ' +
      'would refuse it. Null: the usual one of the list.',
  }),
  columns: t.stringList({
    description:
      `What a front end shows of each row, in its own words: at most ${MOST_COLUMNS} texts of 1 to ${LONGEST_COLUMN} characters. ` +
      'Null: none.',
  }),
  isShared: t.boolean({
    description:
      'Whether everybody in the organization sees it. Of a view that is shared, its maker alone may say false: NOT_ALLOWED. ' +
      'Null: false.',
  }),
})

export function readViewName(text: string): { name: string; nameKey: string } {
  const name = writtenText(text, 'name', LONGEST_NAME)
  return { name, nameKey: name.toLowerCase() }
}

export const readSearch = (text: string | null | undefined) => optionalText(text, 'search', LONGEST_SEARCH)

export const readJson = (value: unknown, field: 'where' | 'orderBy') => jsonIn(value, field, MOST_JSON_BYTES)

export function readColumns(columns: readonly string[] | null | undefined): string[] {
  const given = columns ?? []
  if (given.length > MOST_COLUMNS)
    throw refusal('TOO_MANY_ITEMS', 'columns', `At most ${MOST_COLUMNS} columns, not ${given.length}.`)
  const wrong = given.findIndex(({ length }) => length === 0 || length > LONGEST_COLUMN)
  if (wrong !== -1)
    throw refusal('INVALID', `columns.${wrong}`, `A column has 1 to ${LONGEST_COLUMN} characters.`)
  return [...given]
}

/** Refuses what the list itself would refuse, or could not be asked. */
export function checkApplies({ context, schema }: Asked, view: KeptView): void {
  try {
    readView(context, schema, view)
  } catch (error) {
    throw error instanceof ViewFault ? refusal('INVALID', error.part, error.message) : error
  }
}

export function nameTaken(name: string, isShared: boolean) {
  const whose = isShared ? 'a shared view' : 'a view of yours'
  return refusal('TAKEN', 'name', `There is ${whose} "${name}" of this list already.`)
}

/** The view that an input names, as it is until the transaction ends: another writer waits. */
export async function lockView(work: Work, text: string): Promise<Rows['SavedView']> {
  const { run, tx, organizationId, viewer } = work
  const id = idIn(work, 'SavedView', text, 'viewId')
  await run(sql`select v.id from saved_view v
    where v.organization_id = ${organizationId}::uuid and v.id = ${id}::uuid for update`)
  const view = await tx.savedView.findUnique({ where: { organizationId_id: { organizationId, id } } })
  if (view === null || !isVisible(viewer, view)) throw notFound('SavedView', text, 'viewId')
  if (!mayChange(viewer, view)) {
    const message = 'Only its maker and administrators of the organization may change a shared view.'
    throw refusal('NOT_ALLOWED', 'viewId', message)
  }
  return view
}
