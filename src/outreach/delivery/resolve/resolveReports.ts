import type { Work } from '../../../graph/mutation/work.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import type { NewEvent } from '../record/newEvent.ts'
import { chooseCopy } from './chooseCopy.ts'
import { eventOf } from './eventOf.ts'
import { type Copy, findCopies } from './findCopies.ts'
import { isStale } from './isStale.ts'

export type ReceivedReport = DeliveryReport & Pick<NewEvent, 'source' | 'provider'> & { receivedAt: Date }

/**
 * The events that reports tell of, each at the place of its report; null for those about emails that this organization
 * did not send, or sent too long ago.
 */
export async function resolveReports(
  scope: Pick<Work, 'run' | 'organizationId'>,
  reports: readonly ReceivedReport[],
): Promise<(NewEvent | null)[]> {
  const copies = await findCopies(
    scope,
    reports.map(({ message }) => message),
  )
  return reports.map((report) => resolve(report, copies))
}

function resolve(report: ReceivedReport, copies: ReadonlyMap<string, readonly Copy[]>): NewEvent | null {
  const { messageIds, providerIds } = report.message
  const target = chooseCopy(
    report,
    [...messageIds, ...providerIds].flatMap((name) => copies.get(name) ?? []),
  )
  if (target === null || isStale(report.type, target.sentAt, report.receivedAt)) return null
  const { source, provider, receivedAt } = report
  const { emailId, recipientId } = target
  return eventOf(report, { emailId, recipientId, source, provider, receivedAt })
}
