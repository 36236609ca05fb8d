import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { childId } from './childId.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type DocumentRecord = NonNullable<InvoiceRecord['document']>
type BlueprintRecord = NonNullable<InvoiceRecord['blueprint']>

/** A source names its documents, by their own id or else their filename. */
export function documentId(
  { organizationId, source }: Scope,
  { externalId, filename }: Pick<DocumentRecord, 'externalId' | 'filename'>,
): string {
  const name = externalId === null ? `named ${filename}` : `with id ${externalId}`
  return childId(organizationId, `document of ${source} ${name}`)
}

export function blueprintId({ organizationId, source }: Scope, { externalId }: BlueprintRecord): string {
  return childId(organizationId, `blueprint of ${source} with id ${externalId}`)
}

/** Stores the contracts and blueprints that invoices name; where they disagree the later invoice is right. */
export async function storeDocuments(
  transaction: Transaction,
  scope: Scope,
  planned: readonly Planned<InvoiceRecord>[],
): Promise<void> {
  const documents = planned.map(({ record }) => record.document).filter((document) => document !== null)
  const blueprints = planned.map(({ record }) => record.blueprint).filter((blueprint) => blueprint !== null)
  const parents = documents.map(({ parent }) => parent).filter((parent) => parent !== null)
  await upsertRows(transaction, 'document', distinct(parents.map((parent) => documentRow(scope, parent))))
  await upsertRows(
    transaction,
    'document',
    distinct(
      documents.map((document) => ({
        ...documentRow(scope, document),
        parentId: document.parent === null ? null : documentId(scope, document.parent),
      })),
    ),
  )
  await upsertRows(
    transaction,
    'invoice_blueprint',
    distinct(blueprints.map((it) => blueprintRow(scope, it))),
  )
}

function documentRow(scope: Scope, document: Omit<DocumentRecord, 'parent'>): Row {
  return {
    organizationId: scope.organizationId,
    id: documentId(scope, document),
    filename: document.filename,
    isArchived: document.isArchived,
    updatedAt: scope.now.toISOString(),
  }
}

function blueprintRow(scope: Scope, blueprint: BlueprintRecord): Row {
  return {
    organizationId: scope.organizationId,
    id: blueprintId(scope, blueprint),
    name: blueprint.name,
    isActive: blueprint.isActive,
    updatedAt: scope.now.toISOString(),
  }
}

/** One statement may not change a row twice. */
function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
