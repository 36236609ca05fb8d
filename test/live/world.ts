import pino from 'pino'
import type { Change } from '../../src/graph/change.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { announce } from '../../src/graph/live/announce.ts'
import { createLiveHub } from '../../src/graph/live/hub.ts'
import { runIn } from '../../src/graph/mutation/work.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { createTestApi, NOW } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { subscribe } from './subscribe.ts'

const COMMENT = `mutation ($invoiceId: ID!, $text: String!) {
  commentAdd(input: { invoiceId: $invoiceId, text: $text }) { userErrors { message } } }`

/** Two organizations with somebody in each, and everything that makes and hears changes. */
export async function createWorld(options: Parameters<typeof createTestApi>[0] = {}) {
  const api = await createTestApi(options)
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const other = await ledger.organization({ name: 'Elsewhere' })
  const user = await ledger.user([organization])
  const stranger = await ledger.user([other])
  const token = await api.tokenOf(user.id)
  const strangerToken = await api.tokenOf(stranger.id)
  return {
    api,
    ledger,
    organization,
    other,
    user,
    token,
    strangerToken,
    follow: (query: string, variables: object = {}, as = token) =>
      subscribe(api.send, as, query, { variables }),
    /** Changes an invoice, as a person does through the API. */
    comment: async (organizationId: string, invoiceId: string, as = token) => {
      const variables = { invoiceId: encodeGlobalId('Invoice', organizationId, invoiceId), text: 'Called.' }
      const { errors } = await api.ask(as, COMMENT, variables)
      if (errors !== undefined) throw new Error(JSON.stringify(errors))
    },
    /** Another server process on the same database, as far as it is another one. */
    anotherServer: (hubUrl = api.url) => {
      const log = pino({ level: 'silent' })
      const hub = createLiveHub({ url: hubUrl, log })
      const { database, mailroom } = api
      const settings = { cursorKey: Buffer.alloc(32), corsOrigins: [], graphiql: null, now: () => NOW }
      const { fetch } = createDuegraph({ database, mailroom, hub, log, ...settings })
      return {
        hub,
        follow: (query: string, variables: object = {}) =>
          subscribe((init) => Promise.resolve(fetch('http://duegraph.example/graphql', init)), token, query, {
            variables,
          }),
      }
    },
    announce: (organizationId: string, changes: readonly Change[]) =>
      runIn(api.database)(announce(organizationId, changes)),
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

export const EMAILS =
  'subscription ($id: ID!) { emailDeliveryChanged(invoiceId: $id) { uid subject deliveryStatus } }'
export const INVOICES =
  'subscription ($where: InvoiceWhere) { invoiceChanged(where: $where) { uid invoiceNumber comments { text } } }'
