import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { PromiseToPay } from '../../ledger/invoice/promise.ts'
import { Email, emailById } from './type.ts'

builder.prismaObjectField(PromiseToPay, 'evidenceEmail', (t) =>
  t.field({
    type: Email,
    nullable: true,
    description: 'The email in which it was made. Null when none was named.',
    ...related(emailById, 'evidenceEmailId'),
  }),
)
