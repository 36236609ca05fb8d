export type SuggestionRule = 'NUMBER_IN_REFERENCE' | 'EXACT_AMOUNT' | 'SUM_OF_SEVERAL' | 'OLDEST_FIRST'

/** An open invoice in the payment's currency. */
export type Candidate = {
  id: string
  invoiceNumber: string | null
  amountRemaining: bigint
  /** Whether it is the party's who paid. */
  isOfPayer: boolean
}

export type Suggestion = {
  rule: SuggestionRule
  explanation: string
  allocations: readonly { invoiceId: string; amount: bigint }[]
  /** What would be left of the payment. */
  left: bigint
}

/** What is looked for: what is left of the payment, and all that is written on it. */
export type Wanted = { left: bigint; text: string }

const MOST_TOGETHER = 5
/** Looks at so many combinations at most: where there are more, none is suggested. */
const MOST_TRIED = 50_000

/** What a payment may be for, by each rule that finds something, the surest first. The oldest invoices come first. */
export function suggest(wanted: Wanted, candidates: readonly Candidate[]): Suggestion[] {
  if (wanted.left <= 0n) return []
  const found = [
    byNumber(wanted, candidates),
    byAmount(wanted, candidates),
    bySum(wanted, candidates),
    byAge(wanted, candidates),
  ]
  return found.filter((suggestion) => suggestion !== null)
}

/** The numbers that stand in the text as words, longest first: RE-10 is not found in RE-100. */
function byNumber({ left, text }: Wanted, candidates: readonly Candidate[]): Suggestion | null {
  const named = candidates.filter(
    ({ invoiceNumber }) => invoiceNumber !== null && stands(invoiceNumber, text),
  )
  if (named.length === 0) return null
  const numbers = named.map(({ invoiceNumber }) => invoiceNumber).join(', ')
  return spend('NUMBER_IN_REFERENCE', `It names ${numbers}.`, left, named)
}

function stands(number: string, text: string): boolean {
  const [wanted, within] = [number.trim().toUpperCase(), text.toUpperCase()]
  if (wanted.length < 3) return false
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    const around = [within[at - 1], within[at + wanted.length]]
    if (around.every((character) => character === undefined || !/[\p{L}\p{N}]/u.test(character))) return true
  }
  return false
}

function byAmount({ left }: Wanted, candidates: readonly Candidate[]): Suggestion | null {
  const equal = candidates.filter(({ amountRemaining }) => amountRemaining === left)
  const [first] = [...equal.filter(({ isOfPayer }) => isOfPayer), ...equal]
  if (first === undefined) return null
  const others =
    equal.length === 1 ? '' : ` So does what is owed on ${equal.length - 1} others: it is the oldest.`
  return spend('EXACT_AMOUNT', `What is left of it equals what is owed on the invoice.${others}`, left, [
    first,
  ])
}

/** Several that are together exactly what is left: as few as possible, and of these the oldest. */
function bySum({ left }: Wanted, candidates: readonly Candidate[]): Suggestion | null {
  const own = candidates.filter(({ isOfPayer, amountRemaining }) => isOfPayer && amountRemaining < left)
  const tries = { left: MOST_TRIED }
  for (let count = 2; count <= MOST_TOGETHER; count++) {
    const found = together(own, left, count, tries)
    if (found === null) continue
    const explanation = `What is left of it equals what is owed on ${count} invoices of the party together.`
    return spend('SUM_OF_SEVERAL', explanation, left, found)
  }
  return null
}

/** The first so many that are exactly the amount together; null where there are none, or the tries are used up. */
function together(
  candidates: readonly Candidate[],
  amount: bigint,
  count: number,
  tries: { left: number },
): Candidate[] | null {
  if (count === 0) return amount === 0n ? [] : null
  for (const [index, candidate] of candidates.entries()) {
    tries.left -= 1
    if (tries.left < 0) return null
    if (candidate.amountRemaining > amount) continue
    const rest = amount - candidate.amountRemaining
    const others = together(candidates.slice(index + 1), rest, count - 1, tries)
    if (others !== null) return [candidate, ...others]
  }
  return null
}

function byAge({ left }: Wanted, candidates: readonly Candidate[]): Suggestion | null {
  const own = candidates.filter(({ isOfPayer }) => isOfPayer)
  if (own.length === 0) return null
  const explanation = "It pays the party's oldest invoices by due date, as far as it goes."
  return spend('OLDEST_FIRST', explanation, left, own)
}

/** Gives one invoice after the other what is owed on it, until nothing is left. */
function spend(
  rule: SuggestionRule,
  explanation: string,
  left: bigint,
  candidates: readonly Candidate[],
): Suggestion {
  let rest = left
  const allocations = candidates.flatMap(({ id: invoiceId, amountRemaining }) => {
    const amount = amountRemaining < rest ? amountRemaining : rest
    rest -= amount
    return amount > 0n ? [{ invoiceId, amount }] : []
  })
  return {
    rule,
    explanation,
    allocations: allocations.slice(0, MOST_SUGGESTED),
    left: restOf(left, allocations),
  }
}

/** As many as `paymentAllocate` takes at once. */
const MOST_SUGGESTED = 100

function restOf(left: bigint, allocations: readonly { amount: bigint }[]): bigint {
  return allocations.slice(0, MOST_SUGGESTED).reduce((rest, { amount }) => rest - amount, left)
}
