import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buildSchema, getOperationAST } from 'graphql'
import { compileQuery } from 'graphql-jit'
import { createYoga } from 'graphql-yoga'
import pg from 'pg'
import { depth } from './floor/depth.mjs'
import { invoice } from './floor/invoice.mjs'
import { list } from './floor/list.mjs'
import { outreach } from './floor/outreach.mjs'
import { page } from './floor/page.mjs'
import { party } from './floor/party.mjs'
import { totals } from './floor/totals.mjs'
import { wholeInvoice } from './floor/wholeInvoice.mjs'

/**
 * The least that a server of this schema could do: one prepared statement per operation, written by hand, its answer
 * handed to compiled code. Nobody is asked who they are, nothing is limited, and only these documents are answered.
 */
const OPERATIONS = {
  Page: page,
  List: list,
  Invoice: invoice,
  WholeInvoice: wholeInvoice,
  Outreach: outreach,
  Party: party,
  Depth: depth,
  Totals: totals,
}

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL_SIZE),
  options: '-c TimeZone=UTC',
})
// graphql-jit cannot compile input types that hold themselves, and nothing here looks into a filter.
const schema = buildSchema(
  readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8').replace(
    /^input InvoiceWhere \{.*?^\}/ms,
    'scalar InvoiceWhere',
  ),
)
const compiled = new WeakMap()

function compile(document) {
  const known = compiled.get(document)
  if (known !== undefined) return known
  const query = compileQuery(schema, document, undefined, { disableLeafSerialization: true })
  if (!('query' in query)) throw new Error(`graphql-jit: ${JSON.stringify(query.errors)}`)
  const entry = { run: query.query, operation: OPERATIONS[getOperationAST(document).name.value] }
  compiled.set(document, entry)
  return entry
}

const jit = {
  onExecute({ args: { document, variableValues = {} }, setExecuteFn }) {
    const { run, operation } = compile(document)
    setExecuteFn(async () => {
      const { read, ...statement } = operation(variableValues)
      const { rows } = await pool.query(statement)
      return run(read(rows[0].answer), {}, variableValues)
    })
  },
}

const yoga = createYoga({ schema, plugins: [jit], graphiql: false, logging: 'error', landingPage: false })
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')
