import type { builder } from '../builder.ts'
import { takesNull } from '../nulls/declaration.ts'

export type ArgumentBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0]['arg']

/**
 * The paging arguments of every connection, at the root of the field, where Apollo's policies look for them. Relay sends
 * null for those that it does not use.
 */
export function pageArgs(arg: ArgumentBuilder) {
  return {
    first: arg.int({
      ...takesNull,
      description: 'Rows to read from the start, or after `after`: 0 to 100, default 10. More is refused.',
    }),
    after: arg.string({
      ...takesNull,
      description: 'Read on behind this cursor. INVALID_CURSOR if it is of another list.',
    }),
    last: arg.int({
      ...takesNull,
      description: 'Rows to read from the end, or before `before`: 0 to 100. Not with `first`.',
    }),
    before: arg.string({ ...takesNull, description: 'Read what comes before this cursor.' }),
    offset: arg.int({
      ...takesNull,
      description:
        'Rows to skip from the start, for numbered pages; 0 to 1,000,000. Not with cursors or `last`.',
    }),
  }
}
