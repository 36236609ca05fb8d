import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { Call, callById } from '../call/type.ts'
import { Classification, classificationById } from '../classification/type.ts'
import { Email, emailById } from '../email/type.ts'
import { Task } from '../task/type.ts'

builder.prismaObjectFields(Task, (t) => ({
  classification: t.field({
    type: Classification,
    nullable: true,
    description: 'What was found to be so and made a task of it.',
    ...related(classificationById, 'classificationId'),
  }),
  email: t.field({
    type: Email,
    nullable: true,
    description: 'The email that it comes from.',
    ...related(emailById, 'emailId'),
  }),
  call: t.field({
    type: Call,
    nullable: true,
    description: 'The call that it comes from.',
    ...related(callById, 'callId'),
  }),
}))
