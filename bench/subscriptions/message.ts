export type ToClient = { url: string; tokens: string[]; perToken: number; body: string }

export type FromClient =
  | { kind: 'open' }
  /** Every subscription has heard the latest event, the last one at this time. */
  | { kind: 'heard'; at: number }
