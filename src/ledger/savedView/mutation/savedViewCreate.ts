import { sql } from '../../../database/sql.ts'
import { isUniqueViolation } from '../../../database/uniqueViolation.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { viewsOf } from '../list.ts'
import { ListKind } from '../listKind.ts'
import { MOST_VIEWS, MOST_VIEWS_OF_ONE } from '../rules.ts'
import { SavedView, SavedViewEdge } from '../type.ts'
import { changedView } from './changedView.ts'
import {
  checkApplies,
  keptFields,
  NAME_RULE,
  nameTaken,
  readColumns,
  readJson,
  readSearch,
  readViewName,
} from './viewInput.ts'

const SavedViewCreateInput = builder.inputType('SavedViewCreateInput', {
  description: 'A way of looking at a list, to be kept.',
  fields: (t) => ({
    ...organizationId(t),
    list: t.field({ type: ListKind, required: true, description: 'The list that it is a view of.' }),
    name: t.string({ required: true, description: NAME_RULE }),
    ...keptFields(t),
    ...idempotencyKey(t),
  }),
})

mutation('savedViewCreate', {
  description:
    'Keeps a way of looking at a list, for `viewId` of the list. It is yours: you may change it, and share it with everybody in ' +
    `the organization. TOO_MANY_ITEMS beyond ${MOST_VIEWS_OF_ONE} views of one person or ${MOST_VIEWS} of the organization.`,
  input: SavedViewCreateInput,
  payload: (t) => ({
    savedView: t.field({ type: SavedView, nullable: true, description: 'The view.', resolve: changedView }),
    savedViewEdge: t.field({
      type: SavedViewEdge,
      nullable: true,
      description: 'The view as an edge of `savedViews` without `list`.',
      resolve: createdEdge(viewsOf),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input, asked) => {
    const { tx, organizationId: organization, viewer, now } = work
    const { list } = input
    const named = readViewName(input.name)
    const kept = {
      search: readSearch(input.search),
      includeInactive: input.includeInactive ?? false,
      columns: readColumns(input.columns),
      isShared: input.isShared ?? false,
    }
    const json = { filter: readJson(input.where, 'where'), orderBy: readJson(input.orderBy, 'orderBy') }
    const given = { filter: input.where ?? null, orderBy: input.orderBy ?? null }
    checkApplies(asked, { organizationId: organization, list, ...kept, ...given })
    await checkCount(work)
    const id = uuidv7()
    const row = { organizationId: organization, id, ownerId: viewer.userId, list, ...named, ...kept, ...json }
    await tx.savedView
      .create({ data: { ...row, createdAt: now, updatedAt: now } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? nameTaken(named.name, kept.isShared) : error
      })
    const { name } = named
    return {
      result: { id },
      entity: { type: 'SavedView', id },
      changes: { list, isShared: kept.isShared, ...(kept.isShared ? { name } : {}) },
    }
  },
})

/** One at a time within an organization, so that nobody makes more than there may be. */
async function checkCount({ run, tx, organizationId: organization, viewer }: Work): Promise<void> {
  await run(sql`select o.id from organization o where o.id = ${organization}::uuid for no key update`)
  const own = await tx.savedView.count({ where: { organizationId: organization, ownerId: viewer.userId } })
  const all = await tx.savedView.count({ where: { organizationId: organization } })
  if (own < MOST_VIEWS_OF_ONE && all < MOST_VIEWS) return
  const message =
    own < MOST_VIEWS_OF_ONE
      ? `The organization has ${MOST_VIEWS} views, which is as many as there may be.`
      : `You have ${MOST_VIEWS_OF_ONE} views, which is as many as one may have.`
  throw refusal('TOO_MANY_ITEMS', '', message)
}
