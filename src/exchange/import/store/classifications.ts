import type { ClassificationRecord } from '../record/classification.ts'
import { wordColumns } from '../record/word.ts'
import { childIds } from './childId.ts'
import { replaceChildren } from './children.ts'
import type { Ground } from './ground.ts'
import { deletePartLinks, notePartLinks, type Part } from './links.ts'
import { type NestedTask, nestedTaskIds, removeLostTasks, storeNestedTasks } from './nestedTasks.ts'
import type { Row } from './rows.ts'
import type { Scope, Transaction } from './scope.ts'

/** A call or an email that was classified, and what the tasks that follow from it are about. */
type Classified = {
  id: string
  isNew: boolean
  classifications: readonly ClassificationRecord[]
  about: { partyId: string | null; invoiceId: string | null }
}

type Owners = { owner: 'callId' | 'emailId'; classified: readonly Classified[]; ground: Ground }

export async function storeClassifications(
  transaction: Transaction,
  scope: Scope,
  { owner, classified, ground }: Owners,
): Promise<void> {
  const olderParentIds = classified.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const tasks = classified.flatMap((each) => tasksOf(scope, each, owner))
  await removeLostTasks(transaction, scope, {
    owner,
    ownerIds: olderParentIds,
    kept: tasks.map(({ id }) => id),
  })
  const gone = await replaceChildren(transaction, scope, {
    table: 'classification',
    parent: owner,
    rows: classified.flatMap((each) => classificationRows(scope, each, owner)),
    olderParentIds,
    pointers: [{ table: 'task', field: 'classificationId' }],
  })
  await deletePartLinks(transaction, scope, gone)
  const parts = classified.flatMap((each) => classificationParts(each))
  notePartLinks(scope, { entityType: 'CLASSIFICATION', parts, ground })
  await storeNestedTasks(transaction, scope, { tasks, ground })
}

function classificationIds({ id, classifications }: Classified): string[] {
  return childIds(
    id,
    classifications.map(({ externalId }) => `classification ${externalId ?? ''}`),
  )
}

function classificationRows(
  { organizationId, now }: Scope,
  each: Classified,
  owner: 'callId' | 'emailId',
): Row[] {
  const ids = classificationIds(each)
  return each.classifications.map(({ externalId, classification, tasks, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    callId: null,
    emailId: null,
    [owner]: each.id,
    ...wordColumns('type', classification),
    ...columns,
    updatedAt: now.toISOString(),
  }))
}

function classificationParts(each: Classified): Part[] {
  const ids = classificationIds(each)
  return each.classifications.map(({ externalId }, index) => ({
    id: ids[index] ?? '',
    isNew: each.isNew,
    externalId,
    facts: {},
  }))
}

function tasksOf(scope: Scope, each: Classified, owner: 'callId' | 'emailId'): NestedTask[] {
  const ids = classificationIds(each)
  return each.classifications.flatMap(({ tasks }, index) => {
    const classificationId = ids[index] ?? ''
    const taskIds = nestedTaskIds(scope, classificationId, tasks)
    return tasks.map((record, position) => ({
      id: taskIds[position] ?? '',
      isNew: each.isNew,
      record,
      about: { callId: null, emailId: null, [owner]: each.id, classificationId, ...each.about },
    }))
  })
}
