import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeliveryReport } from '../../../../src/mail/deliveryReport.ts'
import { fieldsOf } from '../../../../src/outreach/delivery/provider/json.ts'
import type { Reading } from '../../../../src/outreach/delivery/provider/provider.ts'
import { providers } from '../../../../src/outreach/delivery/provider/providers.ts'
import { type ExpectedEvent, expectedEvents } from './expectedEvents.ts'
import { storedPayload, type Webhook } from './storedPayload.ts'

export type Tally = { right: number; of: number }

export type Score = {
  payloads: number
  /** Payloads of which the set expects nothing in particular: they only must not be refused. */
  unjudged: number
  type: Tally
  recipient: Tally
  time: Tally
}

export type Measured = {
  byProvider: Map<string, Score>
  /** How many files are no webhook of a service that is understood, by the reason. */
  others: Map<string, number>
  wrong: string[]
}

/** Reads every payload of a folder that has an `expected.json`, and compares. */
export async function measurePayloads(folder: string): Promise<Measured> {
  const expected = fieldsOf(fieldsOf(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'))).items)
  const files = await readdir(folder, { recursive: true })
  const measured: Measured = { byProvider: new Map(), others: new Map(), wrong: [] }
  for (const path of files.filter((name) => /\/.*\.json$/.test(name)).sort()) {
    measurePayload(measured, path, await readFile(join(folder, path), 'utf8'), expected[path])
  }
  return measured
}

function measurePayload(measured: Measured, path: string, text: string, expectation: unknown): void {
  const stored = storedPayload(path, text)
  if ('reason' in stored) {
    measured.others.set(stored.reason, (measured.others.get(stored.reason) ?? 0) + 1)
    return
  }
  const score = measured.byProvider.get(stored.provider) ?? noScore()
  measured.byProvider.set(stored.provider, score)
  score.payloads++
  const { reports } = readOrNote(measured, path, stored)
  const events = expectedEvents(stored.provider, stored.body, expectation)
  if (events === null) score.unjudged++
  for (const fault of judge(score, events ?? [], reports)) measured.wrong.push(`${path}: ${fault}`)
}

function readOrNote(measured: Measured, path: string, { provider, request }: Webhook): Reading {
  try {
    return providers[provider].read(request)
  } catch (error) {
    measured.wrong.push(`${path}: ${error}`)
    return { reports: [], ignored: 0 }
  }
}

function judge(score: Score, events: readonly ExpectedEvent[], reports: readonly DeliveryReport[]): string[] {
  const left = [...reports]
  return events.flatMap((event) => {
    const report = takeBest(left, event)
    const faults = [
      tally(score.type, event.types.join(' or ') || 'no report', typeOf(event, report)),
      event.types.length > 0 &&
        event.recipient &&
        tally(score.recipient, event.recipient, report?.recipient ?? 'nobody'),
      event.time && tally(score.time, instant(event.time), instant(report?.occurredAt?.getTime() ?? 0)),
    ]
    return faults.filter((fault) => typeof fault === 'string')
  })
}

function tally(counts: Tally, expected: string, found: string): string | null {
  counts.of++
  if (found === expected) counts.right++
  return found === expected ? null : `${found} in place of ${expected}`
}

/** Any of the types that fit counts as all of them. */
function typeOf({ types }: ExpectedEvent, report: DeliveryReport | undefined): string {
  if (report === undefined) return 'no report'
  return types.includes(report.type) ? types.join(' or ') : report.type
}

/** To the hundredth of a second: the fractions of epoch seconds are not exact. */
function instant(time: number): string {
  return new Date(Math.round(time / 10) * 10).toISOString()
}

/** The report that an event means: the first of its type and recipient, else the next. */
function takeBest(left: DeliveryReport[], event: ExpectedEvent): DeliveryReport | undefined {
  const fits = (report: DeliveryReport) =>
    event.types.includes(report.type) && (event.recipient === null || report.recipient === event.recipient)
  return left.splice(Math.max(left.findIndex(fits), 0), 1)[0]
}

const nothing = (): Tally => ({ right: 0, of: 0 })

function noScore(): Score {
  return { payloads: 0, unjudged: 0, type: nothing(), recipient: nothing(), time: nothing() }
}
