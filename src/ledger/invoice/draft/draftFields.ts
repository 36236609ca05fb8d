import type { builder } from '../../../graph/builder.ts'
import { MOST_JSON_BYTES } from '../../../graph/mutation/jsonIn.ts'
import { CollectionMethod } from '../enums.ts'
import { MOST_TERMS } from './readDates.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

export const LONGEST_NUMBER = 200
export const LONGEST_TEXT = 5_000

const text = (t: InputFields, what: string, most: number) =>
  t.string({ description: `${what}; at most ${most} characters. Blank or null: none.` })

/** When a draft is issued and due. */
export const dateFields = (t: InputFields) => ({
  issuedOn: t.field({
    type: 'LocalDate',
    description:
      "The day that it is dated, by the organization's calendar: within ten years back and a year ahead. Issued it can be on " +
      'that day at the earliest. Left out or null on a draft: the day on which it is issued.',
  }),
  dueOn: t.field({
    type: 'LocalDate',
    description:
      'The day by which it has to be paid: the day of issue or later, within ten years. Not together with ' +
      '`paymentTermsDays`. Null: none.',
  }),
  paymentTermsDays: t.int({
    description: `How many days after the day of issue it is due, 0 to ${MOST_TERMS}. Null: \`dueOn\` alone says.`,
  }),
})

/** What is written on an invoice beside its lines. */
export const noteFields = (t: InputFields) => ({
  purchaseOrderNumber: text(t, "The buyer's purchase order number", LONGEST_NUMBER),
  memo: text(t, 'A note that the customer sees', LONGEST_TEXT),
  footer: text(t, 'The text at its foot', LONGEST_TEXT),
})

/** What only the organization sees, and may change on any invoice. */
export const insideFields = (t: InputFields) => ({
  privateNote: text(t, 'A note that only the organization sees', LONGEST_TEXT),
  assigneeId: t.id({
    description:
      'Global id of who is to be in charge: somebody who belongs to the organization today. Null: nobody.',
  }),
  customFields: t.field({
    type: 'JSON',
    description: `Fields of your own, at most ${MOST_JSON_BYTES.toLocaleString('en-US')} bytes as JSON. Null: none.`,
  }),
})

/** What a draft says beside its currency and its lines. */
export const draftFields = (t: InputFields) => ({
  partyId: t.id({
    description: 'Global id of the party that is to pay. A draft may have none; null: none.',
  }),
  ...dateFields(t),
  billingAddressId: t.id({
    description: "Global id of the address it is sent to. Left out of what is new: the party's. Null: none.",
  }),
  shippingAddressId: t.id({
    description:
      "Global id of the address the goods went to. Left out of what is new: the party's. Null: none.",
  }),
  billingEmail: t.string({
    description:
      "One plain e-mail address that it is sent to. Blank or null: none, the party's contacts count.",
  }),
  collectionMethod: t.field({
    type: CollectionMethod,
    description: 'How the money is to come in. Null: not said.',
  }),
  orderNumber: text(t, 'Your own order number', LONGEST_NUMBER),
  ...noteFields(t),
  ...insideFields(t),
})
