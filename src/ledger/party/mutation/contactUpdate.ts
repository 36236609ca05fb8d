import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { changesOf, givenOf, keptText } from '../../../graph/mutation/patch.ts'
import { Contact, contactById } from '../contact.ts'
import { contactFields, lockContact, readContact } from './contactInput.ts'
import { LONGEST_NAME } from './partyTexts.ts'

const ContactUpdateInput = builder.inputType('ContactUpdateInput', {
  description: 'What is to be changed of a contact. What is left out stays as it is.',
  fields: (t) => ({
    contactId: t.id({ required: true, description: 'Global id of the contact.' }),
    name: t.string({ description: `The full name; at most ${LONGEST_NAME} characters. Null: REQUIRED.` }),
    ...contactFields(t),
    ...idempotencyKey(t),
  }),
})

mutation('contactUpdate', {
  description: 'Changes a contact. IMMUTABLE_STATE when it is archived.',
  input: ContactUpdateInput,
  payload: (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact as it is now.',
      resolve: changedRow(contactById),
    }),
  }),
  organizationOf: (context, { contactId }) => organizationOfId(context, 'Contact', contactId, 'contactId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const contact = await lockContact(work, input.contactId)
    const patch = givenOf({ name: keptText(input.name, 'name', LONGEST_NAME), ...readContact(input) })
    await tx.contact.update({
      where: { organizationId_id: { organizationId, id: contact.id } },
      data: { ...patch, updatedAt: now },
    })
    return {
      result: { id: contact.id },
      entity: { type: 'Contact', id: contact.id },
      changes: changesOf(contact, patch),
    }
  },
})
