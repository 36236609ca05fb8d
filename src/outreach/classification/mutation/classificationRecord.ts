import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { newTask } from '../../task/newTask.ts'
import { taskFields } from '../../task/taskFields.ts'
import { ClassificationType } from '../enums.ts'
import { Classification, classificationById } from '../type.ts'
import { classifiedRow } from './classifiedRow.ts'

const MOST_TASKS = 20
const MOST_UNCERTAINTIES = 20
const LONGEST_TEXT = 2_000

const ClassificationTaskInput = builder.inputType('ClassificationTaskInput', {
  description: 'Something to be done because of what was found.',
  fields: (t) => taskFields(t),
})

const ClassificationRecordInput = builder.inputType('ClassificationRecordInput', {
  description: 'What an email or a call was found to be about. Texts have at most 2,000 characters.',
  fields: (t) => ({
    emailId: t.id({ description: 'Global id of the email. Either this or `callId` must be given.' }),
    callId: t.id({ description: 'Global id of the call.' }),
    type: t.field({ type: ClassificationType, required: true, description: 'What it is about.' }),
    typeText: t.string({ description: 'The same in a word of your own of at most 100 characters.' }),
    reason: t.string({ description: 'Why it was found to be that.' }),
    isActionRequired: t.boolean({
      defaultValue: false,
      description: 'Whether somebody has to do something.',
    }),
    isReplyRequired: t.boolean({ defaultValue: false, description: 'Whether an answer is expected.' }),
    actionRecommendation: t.string({ description: 'What should be done.' }),
    agentReplyReason: t.string({ description: 'Why you would answer, or would not.' }),
    confidenceScore: t.int({ description: 'How sure you are, 0 to 100.' }),
    confidenceReason: t.string({ description: 'Why you are that sure.' }),
    agentErrorCode: t.string({
      description: 'What kept you from deciding, in a code of at most 100 characters.',
    }),
    uncertainties: t.stringList({
      description: `What you are not sure of, at most ${MOST_UNCERTAINTIES}.`,
    }),
    language: t.string({ description: 'The language of the message as a BCP 47 tag: `de`.' }),
    tasks: t.field({
      type: [ClassificationTaskInput],
      description:
        `Tasks to be opened, at most ${MOST_TASKS}. They are about the party of the email or the call, and about its invoice ` +
        'where there is only one.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof ClassificationRecordInput.$inferInput

mutation('classificationRecord', {
  description: 'Records what an email or a call was found to be about, and opens tasks because of it.',
  input: ClassificationRecordInput,
  payload: (t) => ({
    classification: t.field({
      type: Classification,
      nullable: true,
      description: 'What was recorded, with its tasks.',
      resolve: changedRow(classificationById),
    }),
  }),
  organizationOf: (context, { emailId, callId }) =>
    emailId
      ? organizationOfId(context, 'Email', emailId, 'emailId')
      : organizationOfId(context, 'Call', callId ?? '', 'callId'),
  change: async (work, input) => {
    const about = await classifiedRow(work, input)
    const id = uuidv7()
    const { organizationId, now, tx } = work
    const found = foundIn(input)
    await tx.classification.create({
      data: {
        organizationId,
        id,
        emailId: about.emailId,
        callId: about.callId,
        ...found,
        createdAt: now,
        updatedAt: now,
      },
    })
    const taskIds = await openTasks(work, input, { ...about, classificationId: id })
    return {
      result: { id },
      entity: { type: 'Classification', id },
      changes: { type: found.type, emailId: about.emailId, callId: about.callId, taskIds },
      announced: about.announced,
    }
  },
})

function foundIn(input: Input) {
  const { confidenceScore = null, uncertainties } = input
  if (confidenceScore !== null && (confidenceScore < 0 || confidenceScore > 100)) {
    throw refusal('INVALID', 'confidenceScore', 'How sure you are is from 0 to 100.')
  }
  if ((uncertainties?.length ?? 0) > MOST_UNCERTAINTIES) {
    throw refusal('TOO_MANY_ITEMS', 'uncertainties', `At most ${MOST_UNCERTAINTIES} may be named.`)
  }
  const text = (field: TextField, most = LONGEST_TEXT) => optionalText(input[field], field, most)
  return {
    type: input.type,
    typeText: text('typeText', 100),
    reason: text('reason'),
    isActionRequired: input.isActionRequired === true,
    isReplyRequired: input.isReplyRequired === true,
    actionRecommendation: text('actionRecommendation'),
    agentReplyReason: text('agentReplyReason'),
    confidenceScore,
    confidenceReason: text('confidenceReason'),
    agentErrorCode: text('agentErrorCode', 100),
    uncertainties: (uncertainties ?? []).flatMap(
      (doubt, index) => optionalText(doubt, `uncertainties.${index}`, LONGEST_TEXT) ?? [],
    ),
    language: languageIn(input.language),
  }
}

type TextField =
  | 'typeText'
  | 'reason'
  | 'actionRecommendation'
  | 'agentReplyReason'
  | 'confidenceReason'
  | 'agentErrorCode'

function languageIn(tag: string | null | undefined): string | null {
  const text = optionalText(tag, 'language', 100)
  if (text === null || /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(text)) return text
  throw refusal('INVALID', 'language', 'A language is a BCP 47 tag such as de or en-GB.')
}

async function openTasks(
  work: Work,
  { tasks }: Input,
  about: Awaited<ReturnType<typeof classifiedRow>> & { classificationId: string },
): Promise<string[]> {
  const { announced: _announced, ...columns } = about
  const given = tasks ?? []
  if (given.length > MOST_TASKS) {
    throw refusal('TOO_MANY_ITEMS', 'tasks', `At most ${MOST_TASKS} tasks may be opened at once.`)
  }
  const opened: string[] = []
  for (const [index, task] of given.entries()) {
    const data = await newTask(work, task, columns, `tasks.${index}.`)
    await work.tx.task.create({ data })
    opened.push(data.id)
  }
  return opened
}
