import { clearableText } from '../../../graph/mutation/patch.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { parseAddress } from '../../../mail/address.ts'

export const LONGEST_NAME = 200
export const LONGEST_PHONE = 50
export const LONGEST_DESCRIPTION = 5_000
const LONGEST_EMAIL = 320
const LONGEST_URL = 2_000

type Given = string | null | undefined

/** An e-mail address that may be taken away. */
export function clearableEmail(text: Given, field: string): string | null | undefined {
  const email = clearableText(text, field, LONGEST_EMAIL)
  if (!email) return email
  const parsed = parseAddress(email)
  if (parsed !== null) return parsed.address
  throw refusal('INVALID', field, 'This is not one plain e-mail address such as name@company.example.')
}

/** The address of a page that may be taken away. */
export function clearableUrl(text: Given, field: string): string | null | undefined {
  const url = clearableText(text, field, LONGEST_URL)
  if (!url || isWebAddress(url)) return url
  throw refusal('INVALID', field, 'A URL begins with https:// or http:// and names a host.')
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol)
}
