import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTimelines, type Timelines } from './world.ts'

// The whole answer about one invoice, with everything below it, takes three statements at the most.
let world: Timelines
beforeAll(async () => {
  world = await createTimelines(6)
}, 120_000)
afterAll(() => world.close())

const DOCUMENT = `query ($uid: UUID!) { invoice(by: { uid: $uid }) {
  uid invoiceNumber status total { amount } client { name contacts(first: 5) { nodes { name } } addresses { formatted } }
  assignee { name } lineItems { name } integrations { integrationName remoteId syncStatus } comments { text author { name } }
  disputes { reason resolution } promises { promisedOn status }
  calls(first: 3) { nodes { summary agent { name } workflow { name } approver { name }
    classifications { type assessment { confidenceScore } tasks { label data { source } triggerEvent { name } } } } }
  tasks(first: 5) { nodes { label assignee { name } data { type } } }
  outreach { emails(first: 10) { nodes { subject to cc sender { email } thread { subject } attachments { name } recipients { address } events { type } } } }
  payments { amount { amount } strategy approver { name } assessment { confidenceScore }
    payment { amount { amount } amountUnapplied { amount } method status matchApprover { name } linkedIntegration { name }
      integrations { remoteId } allocations { amount { amount } } } }
  timeline(first: 20) { nodes { ... on TimelineEntry { occurredAt summary actor { name } } } }
} }`

test('everything about one invoice', async () => {
  const [uid] = world.invoices
  await world.api.ask(world.token, DOCUMENT, { uid })
  world.api.statements.length = 0
  const { errors } = await world.api.ask(world.token, DOCUMENT, { uid })
  expect(errors).toBeUndefined()
  if (process.env.ACCELERATOR !== '0') expect(world.api.statements.length).toBeLessThanOrEqual(3)
})
