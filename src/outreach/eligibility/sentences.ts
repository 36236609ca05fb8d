import { formatDay, localDay } from '../../graph/calendar/day.ts'
import { wallClock } from '../../graph/calendar/wallClock.ts'
import { shorten } from '../../graph/globalId.ts'
import { parseAddress } from '../../mail/address.ts'
import type { OutreachMoment } from './moment.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'

type Sentence = (fact: string | null, moment: OutreachMoment) => string

/** What each blocker says of its fact to the person who asks why; days and times are the organization's. */
export const SENTENCES: Record<OutreachBlocker, Sentence> = {
  IN_DISPUTE: (since, moment) =>
    since === null
      ? 'The customer disputes the invoice.'
      : `The customer has disputed the invoice since ${dayOf(since, moment)}.`,
  PROMISE_ACTIVE: (day) => `The customer promised to pay by ${day}.`,
  PARTY_EMAIL_PAUSED: (party) => `E-mail outreach to ${party} is paused.`,
  PARTY_INACTIVE: (party) => `No business is done with ${party} any more.`,
  EMAIL_DISABLED: (addressee) => `E-mails to ${addressee} are switched off.`,
  NO_BILLING_CONTACT: (party) => `No e-mail address of ${party ?? 'the customer'} is known.`,
  INVALID_ADDRESS: (address) =>
    address !== null && parseAddress(address) !== null
      ? `${address} has letters outside ASCII before the @, which the mail server does not take (it does not offer SMTPUTF8).`
      : `"${shorten(address ?? '')}" is no e-mail address that mail can be sent to.`,
  ALL_RECIPIENTS_SUPPRESSED: (addresses) =>
    `${addresses} ${addresses?.includes(',') === true ? 'are' : 'is'} on the suppression list.`,
  SETTLED: (paid, moment) =>
    paid === null
      ? 'Nothing is owed on the invoice.'
      : `Nothing is owed on the invoice: it was paid on ${dayOf(paid, moment)}.`,
  VOID: (standing) => `The invoice is ${standing === 'CANCELLED' ? 'cancelled' : 'void'}.`,
  UNCOLLECTIBLE: (since, moment) =>
    since === null
      ? 'The invoice is written off.'
      : `The invoice was written off on ${dayOf(since, moment)}.`,
  DRAFT: (status) =>
    status === 'DRAFT'
      ? 'The invoice is a draft.'
      : `The invoice is ${status?.toLowerCase()} but not sent yet.`,
  PAYMENT_PROCESSING: (integration) => `A payment is under way, says ${integration}.`,
  AUTO_CHARGE: () => 'A stored means of payment of the customer is charged automatically.',
  INACTIVE_SOURCE: (source) => `The invoice was made from the ${source}.`,
  NOT_RECEIVABLE: () => 'The invoice is a payable: your organization owes the money.',
  OUTSIDE_WINDOW: (_fact, moment) =>
    moment.opensAt === null
      ? 'The window for mail is closed.'
      : `The window for mail is closed until ${timeOf(moment.opensAt, moment)}.`,
  COOLING_OFF: (last, moment) =>
    `The customer was contacted about the invoice on ${timeOf(last, moment)}; ` +
    `${days(moment.settings.minDaysBetweenOutreach)} must pass before the next message.`,
  CUSTOMER_REPLIED: (last, moment) =>
    `The customer wrote on ${timeOf(last, moment)}; ` +
    `${days(moment.settings.inboundGracePeriodDays)} must pass before the next message.`,
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

function dayOf(instant: string, { timezone }: OutreachMoment): string {
  return formatDay(localDay(new Date(instant), timezone))
}

/** `2026-03-16 09:00 (Europe/Berlin)`. */
function timeOf(instant: string | Date | null, { timezone }: OutreachMoment): string {
  const wall = new Date(wallClock(new Date(instant ?? 0), timezone)).toISOString()
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)} (${timezone})`
}
