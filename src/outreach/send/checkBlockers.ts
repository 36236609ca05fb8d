import { Refusal, refusal, type UserErrorRow, userError } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { addressKey } from '../../mail/address.ts'
import type { Block } from '../eligibility/block.ts'
import { findBlockers } from '../eligibility/findBlockers.ts'
import type { OutreachBlocker } from '../eligibility/outreachBlocker.ts'
import type { Addressee } from './addressees.ts'
import type { LetterInput } from './emailInput.ts'

type Blocks = ReadonlyMap<string, readonly Block[]>
type Judged = {
  input: LetterInput
  invoiceIds: readonly string[]
  addressees: readonly Addressee[]
  blocks: Blocks
}

/** No administrator can make mail go to nobody, or to an address that asked for none. */
const NEVER_OVERRIDDEN: readonly OutreachBlocker[] = [
  'ALL_RECIPIENTS_SUPPRESSED',
  'NO_BILLING_CONTACT',
  'INVALID_ADDRESS',
  'NOT_RECEIVABLE',
]

/** What keeps an email with this input from going out at that time, by the invoice. */
export function readBlocks(
  work: DirectWork,
  { input, invoiceIds, at }: Pick<Judged, 'input' | 'invoiceIds'> & { at: Date },
): Promise<Blocks> {
  const organization = work.viewer.memberships.get(work.organizationId)?.organization
  if (organization === undefined) throw new Error('A mutation reached an organization without a membership.')
  const given = [...(input.to ?? []), ...(input.cc ?? []), ...(input.bcc ?? [])]
  // Where `to` is left out, the default recipients are judged, and that there are none is one of the blockers.
  const recipientAddressKeys = input.to ? given.map(({ address }) => addressKey(address)) : null
  const takesUtf8 = work.mailroom.takesUtf8()
  return findBlockers(work.run, { organization, invoiceIds, at, recipientAddressKeys, takesUtf8 })
}

/** Refuses an email about invoices that must not be chased. Answers the blockers that an administrator has overridden. */
export function checkBlockers(
  work: DirectWork,
  { input, invoiceIds, addressees, blocks }: Judged,
): OutreachBlocker[] {
  const override = checkOverride(work, input.override ?? [])
  const errors = invoiceIds.flatMap((id, index) =>
    errorsOf(
      index,
      (blocks.get(id) ?? []).filter(({ code }) => !override.includes(code)),
    ),
  )
  if (errors.length > 0) throw new Refusal(errors)
  if (addressees.length === 0)
    throw refusal('REQUIRED', 'to', 'Nobody is known to send it to: name an address in `to`.')
  const met = new Set([...blocks.values()].flat().map(({ code }) => code))
  return override.filter((code) => met.has(code))
}

function checkOverride({ isAdmin }: DirectWork, override: readonly OutreachBlocker[]): OutreachBlocker[] {
  if (override.length > 0 && !isAdmin) {
    throw refusal(
      'NOT_ALLOWED',
      'override',
      'Only an administrator of the organization may override blockers.',
    )
  }
  const forbidden = override.findIndex((code) => NEVER_OVERRIDDEN.includes(code))
  if (forbidden !== -1) {
    throw refusal('INVALID', `override.${forbidden}`, `${override[forbidden]} cannot be overridden.`)
  }
  return [...new Set(override)]
}

function errorsOf(index: number, blockers: readonly Block[]): UserErrorRow[] {
  if (blockers.length === 0) return []
  const message = `This invoice must not be mailed about now. ${blockers.map((block) => block.message).join(' ')}`
  return [{ ...userError('OUTREACH_BLOCKED', `invoiceIds.${index}`, message), blockers }]
}
