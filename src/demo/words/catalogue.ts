/** What an organization sells. Prices in minor units of its own currency. */
export type Article = {
  name: string
  price: number
  /** Pieces of an ordinary order. */
  most: number
  productType: string
  /** Printed matter, at the reduced rate where there is one. */
  isReducedRate?: boolean
}

export type Catalogue = {
  products: readonly Article[]
  /** Charged by the hour, visit or month. */
  services: readonly Article[]
  fees: readonly Article[]
  /** Billed over and over, under a contract. */
  subscriptions: readonly Article[]
  extras: { credit: string; other: string }
}
