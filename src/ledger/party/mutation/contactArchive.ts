import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Contact, contactById } from '../contact.ts'
import { lockContact } from './contactInput.ts'

const ContactArchiveInput = builder.inputType('ContactArchiveInput', {
  description: 'A contact that is there no more.',
  fields: (t) => ({
    contactId: t.id({ required: true, description: 'Global id of the contact.' }),
    ...idempotencyKey(t),
  }),
})

mutation('contactArchive', {
  description:
    'Archives a contact: it is no longer written to, called or listed, and what it did is kept. If it was the primary one, ' +
    'the party has none until another is made it. IMMUTABLE_STATE when it is archived already.',
  input: ContactArchiveInput,
  payload: (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact, archived.',
      resolve: changedRow(contactById),
    }),
  }),
  organizationOf: (context, { contactId }) => organizationOfId(context, 'Contact', contactId, 'contactId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const { id, isPrimary } = await lockContact(work, input.contactId)
    await tx.contact.update({
      where: { organizationId_id: { organizationId, id } },
      data: { archivedAt: now, isPrimary: false, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Contact', id },
      changes: { isArchived: { before: false, after: true }, isPrimary: { before: isPrimary, after: false } },
    }
  },
})
