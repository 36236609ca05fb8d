import type { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { Members } from './members.ts'

export type Transaction = Prisma.TransactionClient

/** Where records come from and whose they become. */
export type Scope = {
  organizationId: string
  timezone: string
  /** The name under which links to the source are kept. */
  source: string
  members: Members
  now: Date
}

/** A record that is to be written, with the id of its row. */
export type Planned<R> = {
  id: string
  isNew: boolean
  hash: string
  record: R
  /** That the invoices it names are added to those it has; else they replace them. */
  addsInvoices: boolean
  /** A bank tells it: what else is known of the row stays. */
  isOfBank: boolean
}

/** The id of the row that the source knows by this name; null for no name, and where a reference was left empty. */
export type IdOf = (entityType: EntityType, externalId: string | null) => string | null
