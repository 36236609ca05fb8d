import { samplesOf } from '../field/samples.ts'
import type { FilteredLedger } from './ledger.ts'

const CALLS = 30
const TASKS = 36

/** Calls and tasks whose declared fields all differ, about parties, invoices and people of the ledger, or about none. */
export async function fillCalls({ api, organization }: FilteredLedger): Promise<void> {
  const { database } = api
  const organizationId = organization.id
  const invoices = await database.invoice.findMany({
    where: { organizationId },
    orderBy: { id: 'asc' },
    take: 8,
  })
  const parties = await database.party.findMany({ where: { organizationId }, orderBy: { id: 'asc' } })
  const members = await database.organizationMembership.findMany({ where: { organizationId } })
  const partyOf = (row: number) => (row % 4 === 0 ? null : (parties[row % parties.length]?.id ?? null))
  for (const [row, sampled] of samplesOf('Call', ['id', 'timelineAt'], CALLS).entries()) {
    await database.call.create({
      data: {
        direction: 'OUTBOUND',
        status: 'COMPLETED',
        ...sampled,
        organizationId,
        partyId: partyOf(row),
        invoices: {
          create: invoices.slice(row % 7, (row % 7) + (row % 3)).map(({ id }) => ({ invoiceId: id })),
        },
      },
    })
  }
  for (const [row, sampled] of samplesOf('Task', ['id'], TASKS).entries()) {
    await database.task.create({
      data: {
        label: 'Call back',
        type: 'call_back',
        ...sampled,
        organizationId,
        partyId: partyOf(row),
        assigneeId: row % 3 === 0 ? null : (members[row % members.length]?.userId ?? null),
        invoiceId: row % 5 === 0 ? null : (invoices[row % invoices.length]?.id ?? null),
      },
    })
  }
}
