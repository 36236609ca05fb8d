import type { Catalogue } from './catalogue.ts'

/** What our suppliers invoice us for. */
export const PURCHASES: Catalogue = {
  products: [
    { name: 'Copy paper A4, pallet', price: 64_350, most: 2, productType: 'office' },
    { name: 'Control cable, 500 m drum', price: 38_940, most: 4, productType: 'material' },
    { name: 'Populated circuit boards, batch', price: 271_835, most: 3, productType: 'material' },
    { name: 'Shrink wrap, 6 rolls', price: 11_460, most: 10, productType: 'packaging' },
    { name: 'Cylinder gas, refill', price: 8_925, most: 12, productType: 'material' },
  ],
  services: [
    { name: 'Carriage, consignments of the month', price: 182_415, most: 1, productType: 'freight' },
    { name: 'Hosting and backup, monthly', price: 43_900, most: 1, productType: 'hosting' },
    { name: 'Warehouse rent', price: 386_000, most: 1, productType: 'rent' },
  ],
  fees: [{ name: 'Delivery charge', price: 3_950, most: 1, productType: 'freight' }],
  subscriptions: [],
  extras: { credit: 'Credit for empties', other: 'Deposit on pallets' },
}
