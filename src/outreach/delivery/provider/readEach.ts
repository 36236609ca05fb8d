import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import { isAutomaticAnswer } from './automaticAnswer.ts'
import { type Fields, isFields } from './json.ts'
import type { Reading } from './provider.ts'

/** Reads events one by one; what tells of no message, or of a program's answer to one, counts as ignored. */
export function readEach(
  events: readonly unknown[],
  read: (event: Fields) => DeliveryReport | readonly DeliveryReport[] | null,
): Reading {
  const reports: DeliveryReport[] = []
  let ignored = 0
  for (const event of events) {
    const told = [isFields(event) ? read(event) : []].flat().filter((report) => report !== null)
    const telling = told.filter((report) => !isAutomaticAnswer(report))
    if (telling.length === 0) ignored++
    reports.push(...telling)
  }
  return { reports, ignored }
}
