import type { Database } from '../../src/database/client.ts'

export const CALLS = 26
export const TASKS = 28

const STATUSES = ['OPEN', 'COMPLETED', 'DISMISSED', 'FAILED', 'OTHER'] as const
const LABELS = ['apfel', 'Äpfel', 'Birne', 'birne', 'a_b', 'Zebra', 'zebra']

const at = (index: number) => new Date(Date.UTC(2026, 1, 1, 11, 0, 0, 1 + (index % 4)))
const day = (index: number) => new Date(Date.UTC(2026, 1, 1 + (index % 3)))

type Below = { organizationId: string; userId: string; partyId: string; invoiceIds: readonly string[] }

/** Calls and tasks, full of ties; many of them below one party, and some below its invoices. */
export async function fillCalls(database: Database, { organizationId, userId, partyId, invoiceIds }: Below) {
  for (let index = 0; index < CALLS; index++) {
    await database.call.create({
      data: {
        organizationId,
        direction: index % 3 === 0 ? 'INBOUND' : 'OUTBOUND',
        status: 'COMPLETED',
        partyId: index % 2 === 0 ? partyId : null,
        startedAt: index % 5 === 0 ? null : at(index * 3),
        createdAt: at(index),
        updatedAt: at(index * 7),
        invoices: { create: invoiceIds.slice(0, index % 3).map((invoiceId) => ({ invoiceId })) },
      },
    })
  }
  await database.task.createMany({
    data: Array.from({ length: TASKS }, (_, index) => ({
      ...aboutOf(index, { userId, partyId, invoiceIds }),
      organizationId,
      label: LABELS[index % LABELS.length] ?? '',
      type: 'call_back',
      status: STATUSES[index % STATUSES.length] ?? 'OPEN',
      dueOn: index % 4 === 0 ? null : day(index),
      completedAt: index % STATUSES.length === 0 ? null : at(index),
      createdAt: at(index * 3),
      updatedAt: at(index * 5),
    })),
  })
}

/** Every other one is somebody's, and about something. */
function aboutOf(index: number, { userId, partyId, invoiceIds }: Omit<Below, 'organizationId'>) {
  return index % 2 === 0 ? { assigneeId: userId, partyId, invoiceId: invoiceIds[0] ?? null } : {}
}
