import { takesNull } from '../nulls/declaration.ts'
import type { ArgumentBuilder } from './pageArgs.ts'

/** The argument by which a root field names an organization, as `resolveOrganization` reads it. */
export function organizationArg(arg: ArgumentBuilder) {
  return arg.id({
    ...takesNull,
    description:
      'Global id or UUID; your default organization when left out. Malformed: BAD_USER_INPUT. Not yours: FORBIDDEN.',
  })
}
