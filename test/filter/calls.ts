import type { TestApi } from '../api.ts'
import { plainSelection } from '../field/declared.ts'
import { declaredRules } from '../field/declaredRules.ts'
import { many, type Rules, related } from './evaluate.ts'
import type { InvoiceRow, PartyRow, UserRow, World } from './rows.ts'
import { INVOICE, PARTY, USER } from './rules.ts'

type CallAnswer = { uid: string; party: { uid: string } | null; invoices: { nodes: { uid: string }[] } }
type TaskAnswer = {
  uid: string
  assignee: UserRow | null
  party: { uid: string } | null
  invoice: { uid: string } | null
}
export type CallRow = { uid: string; party: PartyRow | null; invoices: InvoiceRow[] }
export type TaskRow = {
  uid: string
  assignee: UserRow | null
  party: PartyRow | null
  invoice: InvoiceRow | null
}

export const CALL: Rules<CallRow> = declaredRules('Call', {
  party: related(
    (row) => row.party,
    () => PARTY,
  ),
  invoices: many(
    (row) => row.invoices,
    () => INVOICE,
  ),
})

export const TASK: Rules<TaskRow> = declaredRules('Task', {
  assignee: related(
    (row) => row.assignee,
    () => USER,
  ),
  party: related(
    (row) => row.party,
    () => PARTY,
  ),
  invoice: related(
    (row) => row.invoice,
    () => INVOICE,
  ),
})

const DOCUMENT = `{
  calls(first: 60) { nodes { uid ${plainSelection('Call')} party { uid }
    invoices(first: 25) { nodes { uid } } } }
  tasks(first: 60) { nodes { uid ${plainSelection('Task')} party { uid } invoice { uid }
    assignee { id uid email givenName familyName } } }
}`

/** Calls and tasks as their fields are returned. */
export async function readCalls(
  api: TestApi,
  token: string,
  world: World,
): Promise<{ calls: CallRow[]; tasks: TaskRow[] }> {
  const { data, errors } = await api.ask<{ calls: { nodes: CallAnswer[] }; tasks: { nodes: TaskAnswer[] } }>(
    token,
    DOCUMENT,
  )
  if (!data || errors) throw new Error(JSON.stringify(errors))
  const partyOf = (party: { uid: string } | null) =>
    world.parties.find(({ uid }) => uid === party?.uid) ?? null
  return {
    calls: data.calls.nodes.map(({ party, invoices, ...row }) => {
      const uids = new Set(invoices.nodes.map(({ uid }) => uid))
      return {
        ...row,
        party: partyOf(party),
        invoices: world.invoices.filter(({ uid }) => uids.has(uid)),
      }
    }),
    tasks: data.tasks.nodes.map(({ party, invoice, ...row }) => ({
      ...row,
      party: partyOf(party),
      invoice: world.invoices.find(({ uid }) => uid === invoice?.uid) ?? null,
    })),
  }
}
