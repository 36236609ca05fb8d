import type { Catalogue } from './catalogue.ts'

export const FACILITY_SUPPLIES: Catalogue = {
  products: [
    {
      name: 'Pleated HVAC filter 20x25x2, MERV 11, case of 12',
      price: 11_364,
      most: 14,
      productType: 'filters',
    },
    {
      name: 'Pleated HVAC filter 24x24x4, MERV 13, case of 6',
      price: 13_788,
      most: 10,
      productType: 'filters',
    },
    { name: 'Multifold paper towels, case of 16', price: 3_849, most: 40, productType: 'paper' },
    { name: 'Two-ply bath tissue, case of 96', price: 6_275, most: 30, productType: 'paper' },
    { name: 'Neutral floor cleaner, 5 gal', price: 7_490, most: 12, productType: 'chemicals' },
    { name: 'Disinfectant concentrate, 4 x 1 gal', price: 9_635, most: 10, productType: 'chemicals' },
    { name: 'Foam hand soap, 6 x 1250 ml', price: 5_420, most: 24, productType: 'chemicals' },
    { name: 'Can liners 40x46, 1.5 mil, case of 100', price: 4_175, most: 36, productType: 'liners' },
    { name: 'Nitrile gloves, size L, case of 1000', price: 8_890, most: 20, productType: 'safety' },
    { name: 'LED tube T8 4 ft, box of 25', price: 21_225, most: 8, productType: 'lighting' },
    { name: 'Auto scrubber batteries, set of 2', price: 48_930, most: 2, productType: 'equipment' },
    { name: 'Walk-behind auto scrubber TS-20', price: 467_900, most: 1, productType: 'equipment' },
    { name: 'Entrance mat 4x6, charcoal', price: 8_745, most: 10, productType: 'mats' },
    { name: 'Ice melt, 50 lb bag', price: 2_265, most: 90, productType: 'seasonal' },
    { name: 'Soap dispenser, touch free', price: 3_980, most: 24, productType: 'equipment' },
    {
      name: 'Safety data sheet binder, printed',
      price: 3_150,
      most: 4,
      productType: 'book',
      isReducedRate: true,
    },
  ],
  services: [
    { name: 'HVAC preventive maintenance, per visit', price: 38_500, most: 4, productType: 'maintenance' },
    { name: 'Floor stripping and refinishing, sq ft', price: 68, most: 9_000, productType: 'floor care' },
    { name: 'Equipment repair, hours', price: 11_850, most: 9, productType: 'labour' },
    { name: 'Filter change-out, per unit', price: 2_745, most: 60, productType: 'maintenance' },
    { name: 'On-site supply audit', price: 27_500, most: 1, productType: 'consulting' },
  ],
  fees: [
    { name: 'Freight', price: 6_840, most: 1, productType: 'freight' },
    { name: 'Liftgate delivery', price: 8_500, most: 1, productType: 'freight' },
    { name: 'Fuel surcharge', price: 1_475, most: 1, productType: 'surcharge' },
    { name: 'Rush order fee', price: 4_500, most: 1, productType: 'surcharge' },
  ],
  subscriptions: [
    { name: 'Restroom service plan', price: 89_400, most: 1, productType: 'subscription' },
    { name: 'Managed filter program, per unit', price: 1_635, most: 120, productType: 'subscription' },
    { name: 'Auto scrubber rental TS-20', price: 46_900, most: 2, productType: 'rental' },
    { name: 'Mat exchange program, per mat', price: 1_280, most: 45, productType: 'subscription' },
  ],
  extras: { credit: 'Credit for returned cases', other: 'Pallet deposit' },
}
