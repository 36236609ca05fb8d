import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { Call, callById } from '../call/type.ts'
import { Classification } from '../classification/type.ts'
import { Email, emailById } from '../email/type.ts'

builder.prismaObjectFields(Classification, (t) => ({
  call: t.field({
    type: Call,
    nullable: true,
    description: 'The call that it speaks of. Null where it speaks of an email.',
    ...related(callById, 'callId'),
  }),
  email: t.field({
    type: Email,
    nullable: true,
    description: 'The email that it speaks of. Null where it speaks of a call.',
    ...related(emailById, 'emailId'),
  }),
}))
