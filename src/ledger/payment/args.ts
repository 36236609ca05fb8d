import type { ArgumentBuilder } from '../../graph/connection/pageArgs.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { paymentFields } from './fields.ts'

/** The arguments of every list of payments. */
export function paymentArgs(arg: ArgumentBuilder) {
  return {
    where: arg({ type: paymentFields.where, description: 'Which of them.' }),
    search: arg.string({
      description:
        'Words in the reference number, the description or the statement descriptor; all must be found, compared as ' +
        '`StringFilter` compares.',
    }),
    orderBy: arg({
      ...takesNull,
      type: [paymentFields.order],
      description: 'Sort keys; the latest first when left out.',
    }),
    ...pageArgs(arg),
  }
}
