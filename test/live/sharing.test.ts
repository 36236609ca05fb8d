import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, INVOICES, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.api.close())

const FILTERED = { where: { total: { gt: 1 } } }

/** So many streams of different people, all with the same question. */
async function follow(count: number, variables: object = FILTERED) {
  const { api, ledger, organization, follow: open } = world
  const streams = []
  for (let index = 0; index < count; index++) {
    const user = await ledger.user([organization])
    streams.push(await open(INVOICES, variables, await api.tokenOf(user.id)))
  }
  return streams
}

/** The statements that it takes to tell all streams of one change. */
async function statementsOf(streams: Awaited<ReturnType<typeof follow>>): Promise<string[]> {
  const { api, ledger, organization, announce } = world
  const invoice = await ledger.invoice(organization)
  const reading = streams.map(({ next }) => next())
  api.statements.length = 0
  await announce(organization.id, [{ kind: 'INVOICE', invoiceIds: [invoice.id] }])
  for (const answer of await Promise.all(reading)) {
    expect(answer).toMatchObject({ data: { invoiceChanged: { uid: invoice.id } } })
  }
  return api.statements.map((text) => text.trim()).filter(isQuestion)
}

const isQuestion = (text: string) => /^select/i.test(text) && !text.includes('pg_notify')

test('a change costs the same statements however many look on', async () => {
  const streams = await follow(1)
  const alone = await statementsOf(streams)
  streams.push(...(await follow(30)))

  // Who of them fits, the invoice, its comments.
  expect(alone).toHaveLength(3)
  expect(await statementsOf(streams)).toHaveLength(alone.length)
})

test('each filter is asked once, and every statement names the organization', async () => {
  const streams = [...(await follow(5)), ...(await follow(5, { where: { total: { gt: 2 } } }))]
  const statements = await statementsOf(streams)
  const filters = statements.filter((text) => text.startsWith('select i.id from invoice i'))

  // The one of the first test is the same as one of these.
  expect(filters).toHaveLength(2)
  expect(statements.filter((text) => !/organization_id"? = \$/.test(text))).toEqual([])
})
