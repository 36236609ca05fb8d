import { noteLastContacts } from './lastContact.ts'
import { LinkBuffer } from './linkBuffer.ts'
import type { Plan } from './plan.ts'
import type { IdOf, Scope, Transaction } from './scope.ts'
import { storeAllocations } from './storeAllocations.ts'
import { storeCalls } from './storeCalls.ts'
import { storeEmails } from './storeEmails.ts'
import { storeInvoices } from './storeInvoices.ts'
import { findIntegrationNames, storeLinkedIntegrations } from './storeLinkedIntegrations.ts'
import { storeParties } from './storeParties.ts'
import { storePayments } from './storePayments.ts'
import { type SimpleType, storeSimple } from './storeSimple.ts'
import { storeTasks } from './storeTasks.ts'

/** Writes what is planned, each type after those that it names. Returns the invoices of which other records changed. */
export async function storePlan(
  transaction: Transaction,
  scope: Scope,
  { plan, idOf }: { plan: Plan; idOf: IdOf },
): Promise<string[]> {
  const links = new LinkBuffer()
  const early = { idOf, integrationNames: new Map<string, string>(), links }
  const simple = async (type: SimpleType) =>
    storeSimple(transaction, scope, { type, planned: plan[type], ground: early })
  await simple('tag')
  await simple('apPortalAccount')
  await simple('integration')
  await storeLinkedIntegrations(transaction, scope, { planned: plan.linkedIntegration, ground: early })
  await simple('emailSender')
  await simple('workflow')
  await simple('agent')
  const integrationNames = await findIntegrationNames(transaction, scope, connectionsOf(plan, idOf))
  const ground = { idOf, integrationNames, links }
  await storeParties(transaction, scope, { planned: plan.party, ground })
  await simple('emailThread')
  const credited = await storeInvoices(transaction, scope, { planned: plan.invoice, ground })
  const added = (type: 'email' | 'call') => plan.added.filter((each) => each.type === type)
  const emailed = await storeEmails(transaction, scope, {
    planned: plan.email,
    ground,
    added: added('email'),
  })
  const called = await storeCalls(transaction, scope, { planned: plan.call, ground, added: added('call') })
  await noteLastContacts(transaction, scope, { emailed, called })
  const paid = await storePayments(transaction, scope, {
    planned: plan.payment,
    ground,
    allocations: plan.allocation,
  })
  const allocated = await storeAllocations(transaction, scope, { planned: plan.allocation, ground })
  const tasked = await storeTasks(transaction, scope, { planned: plan.task, ground })
  await links.write(transaction, scope.organizationId)
  return [...new Set([...credited, ...emailed, ...called, ...paid, ...allocated, ...tasked])]
}

/** The connections that records came through, by their names at the source. */
function connectionsOf(plan: Plan, idOf: IdOf): Map<string, string> {
  const planned = [...plan.party, ...plan.invoice, ...plan.email, ...plan.call, ...plan.payment]
  const names = new Set(planned.flatMap(({ record }) => record.linkedIntegrationExternalId ?? []))
  return new Map(
    [...names].flatMap((name) => {
      const id = idOf('LINKED_INTEGRATION', name)
      return id === null ? [] : [[name, id] as const]
    }),
  )
}
