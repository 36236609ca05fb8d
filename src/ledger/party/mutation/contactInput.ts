import { sql } from '../../../database/sql.ts'
import type { builder } from '../../../graph/builder.ts'
import { idIn, notFound } from '../../../graph/mutation/input.ts'
import { clearableText, keptValue } from '../../../graph/mutation/patch.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { ContactExternalRole, ContactInternalRole } from '../contact.ts'
import { holdParty } from './lockParty.ts'
import { clearableEmail, LONGEST_NAME, LONGEST_PHONE } from './partyTexts.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

/** What is written of a contact, beside its name. */
export const contactFields = (t: InputFields) => ({
  givenName: t.string({
    description: `Given name; at most ${LONGEST_NAME} characters. Blank or null: none.`,
  }),
  familyName: t.string({
    description: `Family name; at most ${LONGEST_NAME} characters. Blank or null: none.`,
  }),
  jobTitle: t.string({ description: `Job title; at most ${LONGEST_NAME} characters. Blank or null: none.` }),
  email: t.string({ description: 'One plain e-mail address. Blank or null: none.' }),
  phone: t.string({ description: `Phone number; at most ${LONGEST_PHONE} characters. Blank or null: none.` }),
  externalRole: t.field({
    type: ContactExternalRole,
    description: "What the contact is on the party's side. Null: nothing is known.",
  }),
  internalRole: t.field({
    type: ContactInternalRole,
    description: 'Who looks after the contact on our side. Null: nothing is known.',
  }),
  isEmailDisabled: t.boolean({ description: 'Whether e-mails to it are switched off. Null: REQUIRED.' }),
  isPhoneDisabled: t.boolean({ description: 'Whether calls to it are switched off. Null: REQUIRED.' }),
})

type Written = Partial<
  Record<'givenName' | 'familyName' | 'jobTitle' | 'email' | 'phone', string | null | undefined> &
    Record<'isEmailDisabled' | 'isPhoneDisabled', boolean | null | undefined> & {
      externalRole: typeof ContactExternalRole.$inferType | null | undefined
      internalRole: typeof ContactInternalRole.$inferType | null | undefined
    }
>

/** The same, checked; a role that is given anew has no word of another system beside it. */
export function readContact(input: Written) {
  const { externalRole, internalRole } = input
  return {
    givenName: clearableText(input.givenName, 'givenName', LONGEST_NAME),
    familyName: clearableText(input.familyName, 'familyName', LONGEST_NAME),
    jobTitle: clearableText(input.jobTitle, 'jobTitle', LONGEST_NAME),
    email: clearableEmail(input.email, 'email'),
    phone: clearableText(input.phone, 'phone', LONGEST_PHONE),
    externalRole,
    externalRoleText: externalRole === undefined ? undefined : null,
    internalRole,
    internalRoleText: internalRole === undefined ? undefined : null,
    isEmailDisabled: keptValue(input.isEmailDisabled, 'isEmailDisabled'),
    isPhoneDisabled: keptValue(input.isPhoneDisabled, 'isPhoneDisabled'),
  }
}

/** The contact that an input names, in use, and its party held: who is the primary one is settled by one at a time. */
export async function lockContact(work: Work, text: string) {
  const { tx, organizationId } = work
  const where = { organizationId_id: { organizationId, id: idIn(work, 'Contact', text, 'contactId') } }
  const known = await tx.contact.findUnique({ where, select: { partyId: true } })
  if (known === null || !(await holdParty(work, known.partyId))) {
    throw notFound('Contact', text, 'contactId')
  }
  const contact = await tx.contact.findUniqueOrThrow({ where })
  if (contact.archivedAt !== null) {
    throw refusal('IMMUTABLE_STATE', 'contactId', 'The contact is archived.')
  }
  return contact
}

/** No contact of the party but this one is the primary one any more. Answers those that were. */
export function dethrone({ run, organizationId, now }: Work, partyId: string, contactId: string) {
  return run<{ id: string }>(sql`update contact set is_primary = false, updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and party_id = ${partyId}::uuid and is_primary
      and id <> ${contactId}::uuid
    returning id`)
}
