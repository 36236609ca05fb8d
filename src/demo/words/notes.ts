/** What collectors write on invoices. `{c}` is the contact, `{d}` a day, `{n}` the invoice number. */
export const NOTES = {
  overdue: [
    'Called {c}, no answer. Left a message on the machine.',
    'Spoke to {c}: invoice is approved, waiting for the next payment run.',
    '{c} says they never got it. Resent with the delivery note.',
    'Switchboard only, {c} is in a meeting. Try again tomorrow before 10.',
    'AP wants the PO number on the invoice. Asked sales for it.',
    'Third time they say "next week". Escalate to the controller if nothing by {d}.',
    'New deliveries on hold until this is paid, agreed with sales.',
    'Customer asks for a payment plan over three months. Needs a decision.',
    'Handed to Juna, they only react to her.',
  ],
  promise: [
    '{c} promised payment on {d}, confirmed by mail.',
    'Promise to pay {d}. Third one this quarter, keep an eye on it.',
    'They pay on {d}, after their own customer has paid.',
  ],
  disputed: [
    'Quantity disputed, {c} sent the delivery note. Warehouse is checking.',
    'They claim the price from the old quote. Quote was valid, see attachment in the CRM.',
    'Credit note of about 15 % offered, waiting for {c}.',
    'Do not chase until service has confirmed the repair.',
  ],
  partial: [
    'Paid short, they took the discount after the deadline.',
    'First instalment in, rest agreed for {d}.',
    'Paid net of a credit note we never issued. Asked {c} for the reference.',
  ],
  uncollectible: [
    'Insolvency filed, claim registered with the administrator.',
    'Collection agency gives up, address unknown. Written off.',
    'Not worth a lawsuit at this amount, agreed with finance.',
  ],
  paid: [
    'Paid after the second reminder.',
    'Wrong reference on the transfer, matched by hand.',
    'Paid together with two other invoices in one transfer.',
    'Overpaid by mistake last time, they offset it here.',
  ],
  bounced: [
    'Mail to {c} came back. Got the new address from the switchboard.',
    'Bounced again. Sent by post.',
  ],
  void: ['Entered twice, voided. Correct one is already out.'],
} as const

export type Situation = keyof typeof NOTES
