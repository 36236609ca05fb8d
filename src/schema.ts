import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './node.ts'
import './organization/query.ts'
import './party/query.ts'
import './party/filter.ts'
import './party/contactList.ts'
import './invoice/where.ts'
import './invoice/amounts.ts'
import './invoice/relations.ts'
import './invoice/totals.ts'
import './invoice/facets.ts'
import './invoice/aging.ts'
import './invoice/receivables.ts'
import './invoice/query.ts'
import './invoice/mutation/commentAdd.ts'
import './invoice/mutation/commentResolve.ts'
import './invoice/mutation/commentReopen.ts'
import './outreach/where.ts'
import './outreach/invoices.ts'
import './outreach/outreach.ts'
import './outreach/query.ts'

/**
 * Every domain above adds its types and fields to the builder; here they become one schema, in the order in which
 * things are defined: the reader of GraphiQL sees an invoice as it is, not by the alphabet.
 */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false })
