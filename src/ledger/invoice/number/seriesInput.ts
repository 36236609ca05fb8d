import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'

const LONGEST_PREFIX = 20
const MOST_DIGITS = 12
const LARGEST_START = 1_000_000_000

export const PREFIX_RULE = `What its numbers begin with: at most ${LONGEST_PREFIX} characters, none of them a control character, and no blank at the beginning.`
export const DIGITS_RULE = `How many digits a number is filled up to with zeros, 1 to ${MOST_DIGITS}.`
export const START_RULE = `The first number, 1 to ${LARGEST_START.toLocaleString('en-US')}.`

export function readPrefix(text: string): string {
  const prefix = text.normalize('NFC')
  // The characters of control are just what is looked for.
  if (prefix.length <= LONGEST_PREFIX && !/^\s|\p{Cc}/u.test(prefix)) return prefix
  throw refusal('INVALID', 'prefix', PREFIX_RULE)
}

export const readDigits = (digits: number) => within(digits, 'digits', MOST_DIGITS, DIGITS_RULE)
export const readStart = (number: number) => within(number, 'nextNumber', LARGEST_START, START_RULE)

function within(value: number, field: string, most: number, rule: string): number {
  if (value >= 1 && value <= most) return value
  throw refusal('INVALID', field, rule)
}

export function checkMayNumber({ isAdmin }: DirectWork): void {
  if (isAdmin) return
  throw refusal(
    'NOT_ALLOWED',
    '',
    'Only an administrator of the organization may change its series of numbers.',
  )
}

export function prefixTaken(prefix: string) {
  return refusal('TAKEN', 'prefix', `There is a series of this kind with the prefix "${prefix}" already.`)
}
