import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Contact, contactById } from '../contact.ts'
import { dethrone, lockContact } from './contactInput.ts'

const ContactMakePrimaryInput = builder.inputType('ContactMakePrimaryInput', {
  description: 'The contact that a party is to be addressed through.',
  fields: (t) => ({
    contactId: t.id({ required: true, description: 'Global id of the contact.' }),
    ...idempotencyKey(t),
  }),
})

mutation('contactMakePrimary', {
  description:
    'Makes a contact the primary one of its party, and all others of the party not: there is exactly one afterwards. Done ' +
    'again it changes nothing. IMMUTABLE_STATE when it is archived.',
  input: ContactMakePrimaryInput,
  payload: (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact, primary.',
      resolve: changedRow(contactById),
    }),
  }),
  organizationOf: (context, { contactId }) => organizationOfId(context, 'Contact', contactId, 'contactId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const { id, partyId, isPrimary } = await lockContact(work, input.contactId)
    const former = await dethrone(work, partyId, id)
    if (!isPrimary) {
      await tx.contact.update({
        where: { organizationId_id: { organizationId, id } },
        data: { isPrimary: true, updatedAt: now },
      })
    }
    return {
      result: { id },
      entity: { type: 'Contact', id },
      changes: {
        isPrimary: { before: isPrimary, after: true },
        noLongerPrimary: former.map((other) => other.id),
      },
    }
  },
})
