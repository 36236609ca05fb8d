import { at, type Json } from '../json.ts'
import type { Operation } from '../operation.ts'
import type { Subject } from '../subject.ts'

type AboutInvoice = Pick<Operation, 'name' | 'title'> & {
  /** Asks by `$uid` for `invoice`. */
  ours: string
  /** The same by `$organizationId` and `$uid`. */
  postgraphile: string
  /** Brings PostGraphile's invoice to the shape of ours. */
  read: (invoice: Json, subject: Subject) => Json
}

/** An operation that asks for one invoice. */
export function aboutInvoice({ name, title, ours, postgraphile, read }: AboutInvoice): Operation {
  return {
    name,
    title,
    ours: {
      ask: ({ invoiceId }) => ({ query: ours, variables: { uid: invoiceId } }),
      read: (data) => at(data, 'invoice'),
    },
    postgraphile: {
      ask: ({ organizationId, invoiceId }) => ({
        query: postgraphile,
        variables: { organizationId, uid: invoiceId },
      }),
      read: (data, subject) => read(at(data, 'invoice'), subject),
    },
  }
}
