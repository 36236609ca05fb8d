/** What the sentences of a call are filled with. */
export type CallFacts = {
  /** Who speaks for us, and for whom. */
  agent: string
  isPerson: boolean
  company: string
  /** Who answers, and where. */
  person: string
  customer: string
  number: string
  amount: string
  due: string
  overdueDays: number
  /** All the invoices the call is about, in words. */
  numbers: string
  count: number
  /** The day that is promised, or on which somebody is back. */
  day: string
  /** When the order was placed that a delivery is missed of. */
  issued: string
}

/** A sentence of ours or of theirs. */
type Turn = readonly ['us' | 'them', string]

export type CallTopic =
  | 'promise'
  | 'dispute'
  | 'paymentSent'
  | 'copyRequest'
  | 'outOfOffice'
  | 'wrongContact'
  | 'inquiry'
  | 'bankDetails'
  | 'voicemail'

type Talk = (facts: CallFacts) => readonly Turn[]
export type Talks = Record<CallTopic, readonly Talk[]>
