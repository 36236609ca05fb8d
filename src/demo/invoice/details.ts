import type { Invoice } from '../../../prisma/generated/client/client.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

const MEMOS = [
  'Thank you for your order.',
  'Please quote the invoice number with your payment.',
  'Delivered to your warehouse, delivery note signed.',
  'As agreed with your purchasing department.',
  'Partial delivery, the rest follows next week.',
]
const PRIVATE_NOTES = [
  'Pays only against the original delivery note. Attach it to every reminder.',
  'Do not call before 10.',
  'Payment run on the 15th and the last of the month.',
  'Sales promised 14 more days, see mail of the account manager.',
  'Check credit limit before the next delivery.',
  'New bookkeeper since last month, always copy the controller.',
]

type Details = Pick<
  Invoice,
  | 'collectionMethod'
  | 'assigneeId'
  | 'billingAddressId'
  | 'shippingAddressId'
  | 'billingEmail'
  | 'orderNumber'
  | 'purchaseOrderNumber'
  | 'hostedInvoiceUrl'
  | 'paymentPortalUrl'
  | 'remotePdfUrl'
  | 'memo'
  | 'footer'
  | 'privateNote'
  | 'customFields'
>

/** What stands on an invoice besides its amounts and dates. */
export function detailsOf(
  world: World,
  random: Random,
  customer: Customer,
  taxFooter: string | null,
): Details {
  const { profile, team } = world
  const maybe = (probability: number, text: () => string) => (random.chance(probability) ? text() : null)
  const key = random.hex(18)
  const active = team.colleagues.filter((colleague) => colleague.leftAt === null)
  return {
    collectionMethod: customer.isDirectDebit
      ? 'CHARGE_AUTOMATICALLY'
      : random.chance(0.93)
        ? 'SEND_INVOICE'
        : null,
    assigneeId: random.chance(0.5) ? (customer.party.assigneeId ?? random.pick(active).id) : null,
    billingAddressId: customer.billingAddress.id,
    shippingAddressId: customer.shippingAddress?.id ?? null,
    billingEmail:
      customer.contacts.find((contact) => contact.externalRole === 'BILLING_CONTACT')?.email ?? null,
    orderNumber: maybe(0.7, () => `SO-${random.integer(40_100, 89_900)}`),
    purchaseOrderNumber: maybe(0.62, () => purchaseOrder(random)),
    hostedInvoiceUrl: maybe(0.8, () => `https://pay.${profile.host}/i/${key}`),
    paymentPortalUrl: customer.party.paymentPortalUrl,
    remotePdfUrl: maybe(0.55, () => `https://files.${profile.integrations.ledger}.example/pdf/${key}`),
    memo: maybe(0.3, () => random.pick(MEMOS)),
    footer: taxFooter ?? maybe(0.2, () => 'Goods remain our property until paid in full.'),
    privateNote: maybe(0.07, () => random.pick(PRIVATE_NOTES)),
    customFields: random.chance(0.1)
      ? { region: customer.billingAddress.city, salesOffice: random.integer(1, 6) }
      : null,
  }
}

/** Every buyer numbers purchases in its own way. */
function purchaseOrder(random: Random): string {
  return random.pick([
    () => `45000${random.digits(5)}`,
    () => `PO-${random.digits(5)}`,
    () => `B${random.digits(2)}/${random.digits(4)}`,
    () => `PO ${random.digits(6)}-0${random.integer(1, 4)}`,
  ])()
}
