import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdgeBelowParent } from '../../../graph/mutation/createdEdge.ts'
import { idempotencyKey, organizationOfId, writtenText } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { givenOf } from '../../../graph/mutation/patch.ts'
import { Contact, contactById } from '../contact.ts'
import { ContactEdge, contactsOfParty } from '../contactList.ts'
import { contactFields, dethrone, readContact } from './contactInput.ts'
import { lockParty } from './lockParty.ts'
import { LONGEST_NAME } from './partyTexts.ts'

const ContactCreateInput = builder.inputType('ContactCreateInput', {
  description: 'A person at a party.',
  fields: (t) => ({
    partyId: t.id({ required: true, description: 'Global id of the party.' }),
    name: t.string({ required: true, description: `The full name; at most ${LONGEST_NAME} characters.` }),
    ...contactFields(t),
    isPrimary: t.boolean({
      defaultValue: false,
      description: 'Whether it takes the place of the primary contact, who stays as another one.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('contactCreate', {
  description: 'Adds a contact to a party.',
  input: ContactCreateInput,
  payload: (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'The contact.',
      resolve: changedRow(contactById),
    }),
    contactEdge: t.field({
      type: ContactEdge,
      nullable: true,
      description: 'The contact as an edge of `Party.contacts`.',
      resolve: createdEdgeBelowParent(contactsOfParty, contactById, ({ partyId }) => partyId),
    }),
  }),
  organizationOf: (context, { partyId }) => organizationOfId(context, 'Party', partyId, 'partyId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const { id: partyId } = await lockParty(work, input.partyId)
    const name = writtenText(input.name, 'name', LONGEST_NAME)
    const written = givenOf(readContact(input))
    const isPrimary = input.isPrimary === true
    const id = uuidv7()
    const former = isPrimary ? await dethrone(work, partyId, id) : []
    await tx.contact.create({
      data: { organizationId, id, partyId, name, ...written, isPrimary, createdAt: now, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Contact', id },
      changes: { partyId, name, ...written, isPrimary, noLongerPrimary: former.map((other) => other.id) },
    }
  },
})
