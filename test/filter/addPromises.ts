import type { Database } from '../../src/database/client.ts'

/** Promises of every fate beside those that the invoices came with: ended ones, kept ones, and ones after them. */
export async function addPromises(
  database: Database,
  organizationId: string,
  invoiceIds: readonly string[],
): Promise<void> {
  const recordedAt = (day: number) => new Date(Date.UTC(2026, 1, day))
  for (const [index, invoiceId] of invoiceIds.entries()) {
    const [ended, later, current] = ENDS[index % ENDS.length] ?? []
    const promise = { organizationId, invoiceId, promisedOn: new Date('2026-03-12') }
    await database.promiseToPay.createMany({
      data: [
        ...(ended ? [{ ...promise, ...ended, recordedAt: recordedAt(1) }] : []),
        ...(later ? [{ ...promise, ...later, recordedAt: recordedAt(2) }] : []),
      ],
    })
    const counts = { organizationId, invoiceId, cancelledAt: null, supersededAt: null }
    if (current) await database.promiseToPay.updateMany({ where: counts, data: current })
  }
}

const CANCELLED = { cancelledAt: new Date('2026-02-03T00:00:00Z') }
const SUPERSEDED = { supersededAt: new Date('2026-02-02T00:00:00Z') }
const FULFILLED = { fulfilledOn: new Date('2026-03-11') }

/** The older promise, the newer one, and what became of the one that counts, if there is one. */
const ENDS = [
  [SUPERSEDED, CANCELLED, null],
  [CANCELLED, SUPERSEDED, FULFILLED],
  [null, null, null],
  [SUPERSEDED, null, { fulfilledOn: new Date('2027-01-01') }],
  [null, null, FULFILLED],
] as const
