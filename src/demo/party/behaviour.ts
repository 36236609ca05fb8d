import type { Day } from '../../graph/calendar/day.ts'
import { Deck, type Random } from '../random.ts'
import type { Behaviour, Customer } from './customer.ts'

/** How the ten largest customers pay: the debt that matters sits with three of them. */
const LARGE: readonly Behaviour[] = [
  'prompt',
  'slow',
  'veryLate',
  'prompt',
  'slow',
  'veryLate',
  'prompt',
  'never',
  'slow',
  'prompt',
]

/** Of every twenty others. */
const HABITS: readonly Behaviour[] = [
  ...Array<Behaviour>(7).fill('prompt'),
  ...Array<Behaviour>(6).fill('slow'),
  ...Array<Behaviour>(5).fill('veryLate'),
  ...Array<Behaviour>(2).fill('never'),
]

const TERMS: readonly (readonly [number, number])[] = [
  [7, 6],
  [14, 30],
  [30, 46],
  [45, 10],
  [60, 8],
]

type Buying = Pick<
  Customer,
  | 'termDays'
  | 'behaviour'
  | 'lapsedFrom'
  | 'isDirectDebit'
  | 'weight'
  | 'scale'
  | 'priceFactor'
  | 'lastOrderDay'
  | 'pausedFrom'
>

/** Deals out habits: `rank` is 0 for the largest customer. */
export function behaviourDealer(random: Random, today: Day): (rank: number, isCompany: boolean) => Buying {
  const large = new Deck(random, LARGE)
  const others = new Deck(random, HABITS)
  return (rank, isCompany) => {
    const isLarge = rank < LARGE.length
    const behaviour = isLarge ? large.draw() : others.draw()
    return {
      termDays: isCompany ? random.weighted(TERMS) : random.pick([7, 14]),
      behaviour,
      ...(behaviour === 'never' ? lapse(random, today, isLarge) : { lapsedFrom: null, lastOrderDay: today }),
      isDirectDebit: behaviour === 'prompt' && !isLarge && random.chance(0.22),
      weight: isCompany ? 1 / (rank + 6) ** 0.75 : 0.02,
      scale: isCompany ? scaleOf(random, isLarge) : 0.35,
      priceFactor: random.pick([1, 0.97, 0.95, 0.925, 0.9, 0.88, 1.04]) * (1 + random.integer(-9, 9) / 1_000),
      pausedFrom: null,
    }
  }
}

/** Nobody delivers for long to a customer that has stopped paying, but longer to a large one. */
function lapse(random: Random, today: Day, isLarge: boolean): Pick<Buying, 'lapsedFrom' | 'lastOrderDay'> {
  const lapsedFrom = today - (isLarge ? random.integer(110, 170) : random.integer(60, 330))
  const patience = isLarge ? random.integer(60, 90) : random.integer(15, 70)
  return { lapsedFrom, lastOrderDay: Math.min(today, lapsedFrom + patience) }
}

function scaleOf(random: Random, isLarge: boolean): number {
  const size = isLarge ? 2.6 : 1
  return Math.min(6, Math.max(0.3, size * Math.exp(random.normal(-0.15, 0.45))))
}
