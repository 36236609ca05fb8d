import { minutesAfter } from '../businessTime.ts'
import type { Office } from './office.ts'
import { type Errand, write } from './write.ts'

/** Something that is done at its time, so that what went before is known by then. */
export type Deed = { at: Date; run(): void }

const FAILURES = [
  'Relay timed out after 3 attempts (421 4.7.0 Temporary SMTP failure)',
  'The PDF could not be rendered: template "invoice" was being deployed',
  'Sender address rejected by the relay: DKIM key not found',
]

export function errand(office: Office, what: Errand): Deed {
  return { at: what.at, run: () => void attempt(office, what) }
}

/** Sends; now and then the relay fails and a second try an hour later gets through. When the letter left, if it did. */
export function attempt(office: Office, what: Errand): Date | null {
  const { random, world } = office
  const again = minutesAfter(what.at, random.integer(30, 90))
  const isFailing = random.chance(0.011) && world.time.isPast(again)
  if (isFailing) write(office, { ...what, status: 'FAILED', errorMessage: random.pick(FAILURES) })
  const email = write(office, isFailing ? { ...what, at: again } : what)
  return email?.isBounced === true ? null : (email?.sentAt ?? null)
}
