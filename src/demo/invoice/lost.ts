import type { World } from '../world.ts'

const LOST = 5

/** A few paid invoices came out of an old system without their customer: nobody was ever written to about them. */
export function loseParty(world: World): void {
  const random = world.randomFor('lost')
  const { invoice, email_invoice } = world.ledger
  const writtenAbout = new Set(email_invoice.map(({ invoiceId }) => invoiceId))
  const silent = invoice.filter(({ id, standing }) => standing === 'PAID' && !writtenAbout.has(id))
  for (const row of random.shuffle(silent).slice(0, LOST)) {
    row.targetPartyId = null
    row.billingAddressId = null
    row.shippingAddressId = null
    row.billingEmail = null
    row.paymentPortalUrl = null
    row.memo = 'Imported without customer.'
  }
}
