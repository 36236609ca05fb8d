import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** The person who sets up an endpoint decides what is believed about deliveries. */
export function onlyAdmins({ isAdmin }: Work): void {
  if (isAdmin) return
  throw refusal(
    'NOT_ALLOWED',
    '',
    'Only an administrator of the organization may change its webhook endpoints.',
  )
}
