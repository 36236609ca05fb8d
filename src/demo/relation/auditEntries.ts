import type { AuditEntry } from '../../../prisma/generated/client/client.ts'
import type { Past } from '../past.ts'
import type { World } from '../world.ts'

const INVOICES = 3

type Done = Pick<AuditEntry, 'action' | 'entityType' | 'entityId' | 'changes'>

/** What was done to the parties that are told of, and to some of their invoices, as the audit log keeps it. */
export function auditChanges({ world, told, billsOf }: Past): void {
  const random = world.randomFor('audit')
  const { time, team } = world
  const active = team.colleagues.filter(({ leftAt }) => leftAt === null)
  const done = (what: Done, daysAgo: number) => {
    const day = time.workdayUntil(time.today - daysAgo)
    enter(world, what, time.notAfterNow(time.officeHour(random, day)), random.pick(active).id)
  }
  for (const customer of told) {
    const { id, assigneeId, invoicePrefix, isEmailOutreachPaused } = customer.party
    const entity = { entityType: 'Party', entityId: id }
    done(
      { ...entity, action: 'partyUpdate', changes: { invoicePrefix: change(null, invoicePrefix) } },
      random.integer(60, 200),
    )
    if (assigneeId !== null) {
      const changes = { assigneeId, before: { [id]: null } }
      done({ ...entity, action: 'partyAssign', changes }, random.integer(20, 300))
    }
    if (isEmailOutreachPaused) {
      const daysAgo = Math.max(1, time.today - (customer.pausedFrom ?? time.today))
      done(
        { ...entity, action: 'outreachPause', changes: { isEmailOutreachPaused: change(false, true) } },
        daysAgo,
      )
    }
    const assigned = billsOf(customer).filter(
      ({ row, issueDay }) => row.assigneeId !== null && issueDay < time.today - 5,
    )
    for (const { row, issueDay } of assigned.slice(-INVOICES)) {
      const changes = { assigneeId: row.assigneeId, before: { [row.id]: null } }
      done(
        { action: 'invoiceAssign', entityType: 'Invoice', entityId: row.id, changes },
        time.today - issueDay - 2,
      )
    }
  }
}

function change(before: string | boolean | null, after: string | boolean | null) {
  return { before, after }
}

function enter(world: World, what: Done, occurredAt: Date, actorUserId: string): void {
  world.ledger.audit_entry.push({
    organizationId: world.organizationId,
    id: world.id(occurredAt),
    occurredAt,
    outcome: 'SUCCEEDED',
    code: null,
    source: 'API',
    actorUserId,
    tokenId: null,
    tokenName: null,
    clientAddress: '192.0.2.17',
    requestId: world.id(occurredAt),
    ...what,
  })
}
