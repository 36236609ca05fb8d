import type { Catalogue } from './catalogue.ts'

export const MEASUREMENT: Catalogue = {
  products: [
    { name: 'Ultrasonic flow meter UF-210, DN 50', price: 184_790, most: 4, productType: 'instrument' },
    { name: 'Ultrasonic flow meter UF-340, DN 150', price: 412_650, most: 3, productType: 'instrument' },
    { name: 'Pressure transmitter DT-16, 0-16 bar', price: 31_245, most: 24, productType: 'instrument' },
    { name: 'Temperature probe PT1000, 150 mm', price: 6_480, most: 60, productType: 'instrument' },
    { name: 'pH electrode LH-7, gel filled', price: 14_915, most: 20, productType: 'instrument' },
    { name: 'Conductivity sensor LC-3', price: 58_970, most: 8, productType: 'instrument' },
    { name: 'Data logger Lindenlog 8, 8 channels', price: 94_360, most: 6, productType: 'instrument' },
    { name: 'Gateway LG-2, Modbus to OPC UA', price: 127_840, most: 4, productType: 'instrument' },
    { name: 'Portable gas analyser GA-5', price: 368_420, most: 2, productType: 'instrument' },
    { name: 'Level radar LR-80, 80 GHz', price: 219_380, most: 5, productType: 'instrument' },
    { name: 'Sensor cable M12, 10 m', price: 3_465, most: 80, productType: 'accessory' },
    { name: 'Calibration solution pH 7.00, 1 l', price: 1_890, most: 48, productType: 'consumable' },
    { name: 'Calibration gas CO2 5 %, 12 l', price: 23_575, most: 10, productType: 'consumable' },
    { name: 'Mounting set stainless steel, 1.4571', price: 8_735, most: 30, productType: 'accessory' },
    { name: 'Replacement membrane, set of 10', price: 11_290, most: 16, productType: 'consumable' },
    { name: 'Operating manual, printed', price: 2_480, most: 6, productType: 'book', isReducedRate: true },
  ],
  services: [
    {
      name: 'Calibration in our laboratory, per device',
      price: 16_850,
      most: 18,
      productType: 'calibration',
    },
    { name: 'Commissioning on site, hours', price: 12_950, most: 16, productType: 'labour' },
    { name: 'Service technician, hours', price: 11_480, most: 12, productType: 'labour' },
    { name: 'Loop check and documentation, per loop', price: 7_425, most: 30, productType: 'labour' },
    { name: 'Operator training, per day', price: 142_000, most: 2, productType: 'training' },
    { name: 'Repair according to estimate', price: 48_735, most: 1, productType: 'repair' },
  ],
  fees: [
    { name: 'Freight and packing', price: 4_890, most: 1, productType: 'freight' },
    { name: 'Express delivery', price: 8_450, most: 1, productType: 'freight' },
    { name: 'Travel expenses', price: 21_360, most: 1, productType: 'expenses' },
    { name: 'Surcharge for small orders', price: 2_500, most: 1, productType: 'surcharge' },
  ],
  subscriptions: [
    { name: 'Service contract Measure Care Plus', price: 126_400, most: 1, productType: 'subscription' },
    { name: 'Service contract Measure Care', price: 58_900, most: 1, productType: 'subscription' },
    { name: 'Lindenlog Cloud, per data point', price: 385, most: 240, productType: 'subscription' },
    { name: 'Rental of analyser container', price: 214_750, most: 1, productType: 'rental' },
  ],
  extras: { credit: 'Credit for returned sensors', other: 'Deposit on transport case' },
}
