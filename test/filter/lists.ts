import type { TestApi } from '../api.ts'
import { plainSelection } from '../field/declared.ts'
import { declaredRules } from '../field/declaredRules.ts'
import { flag, type Rules, related, some } from './evaluate.ts'
import type { InvoiceRow, PartyRow, UserRow, World } from './rows.ts'
import { INVOICE, PARTY, USER } from './rules.ts'

type SuppressionRow = { uid: string; address: string; reason: string; createdAt: string }
type BouncingAnswer = {
  uid: string
  address: string
  type: string
  reason: string | null
  lastBouncedAt: string
  suppressions: unknown[]
  party: { uid: string } | null
  invoices: { nodes: { uid: string }[] }
}
type BouncingRow = Omit<BouncingAnswer, 'party' | 'invoices'> & {
  party: PartyRow | null
  invoices: InvoiceRow[]
}
type AuditRow = {
  uid: string
  action: string
  outcome: string
  code: string | null
  tokenName: string | null
  clientAddress: string | null
  source: string
  actor: UserRow | null
  entityType: string | null
  entityUid: string | null
  entityId: string | null
  occurredAt: string
}

/** What is known of addresses, and the audit log, as their fields are returned. */
export type Lists = { suppressions: SuppressionRow[]; bouncing: BouncingRow[]; audit: AuditRow[] }

export const SUPPRESSION: Rules<SuppressionRow> = declaredRules('Suppression', {})

export const BOUNCING: Rules<BouncingRow> = declaredRules('BouncingContact', {
  party: related(
    (row) => row.party,
    () => PARTY,
  ),
  isSuppressed: flag((row) => row.suppressions.length > 0),
  invoice: some(
    (row) => row.invoices,
    () => INVOICE,
  ),
})

export const AUDIT: Rules<AuditRow> = declaredRules('AuditEntry', {
  actor: related(
    (row) => row.actor,
    () => USER,
  ),
  // The global id, or the raw UUID in any case.
  entityId: {
    holds: ({ entityUid, entityId }, operand) =>
      operand === entityId || String(operand).toLowerCase() === entityUid,
    values: ({ entityUid, entityId }) => [entityUid, entityId],
  },
})

const DOCUMENT = `{
  suppressions(first: 40) { nodes { uid ${plainSelection('Suppression')} } }
  bouncingContacts(first: 40) { nodes { uid ${plainSelection('BouncingContact')} suppressions { reason } party { uid }
    invoices(first: 25, where: { type: { in: [RECEIVABLE, PAYABLE] } }) { nodes { uid } } } }
  auditEntries(first: 40) { nodes { uid ${plainSelection('AuditEntry')} entityUid entityId
    actor { id uid email givenName familyName } } }
}`

export async function readLists(api: TestApi, token: string, world: World): Promise<Lists> {
  type Listed<Row> = { nodes: Row[] }
  const { data, errors } = await api.ask<{
    suppressions: Listed<SuppressionRow>
    bouncingContacts: Listed<BouncingAnswer>
    auditEntries: Listed<AuditRow>
  }>(token, DOCUMENT)
  if (!data || errors) throw new Error(JSON.stringify(errors))
  const bouncing = data.bouncingContacts.nodes.map(({ party, invoices, ...row }): BouncingRow => {
    const uids = new Set(invoices.nodes.map(({ uid }) => uid))
    return {
      ...row,
      party: world.parties.find(({ uid }) => uid === party?.uid) ?? null,
      invoices: world.invoices.filter(({ uid }) => uids.has(uid)),
    }
  })
  return { suppressions: data.suppressions.nodes, bouncing, audit: data.auditEntries.nodes }
}
