import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { withApi } from './askInProcess.ts'
import { readLedgerOptions } from './compare/options.ts'

/** What requests leave behind: `npm run bench:memory -- [--invoices N]`. */
const FLAGS = ['--expose-gc', '--max-semi-space-size=512', '--min-semi-space-size=512']
const MEGABYTE = 1_048_576
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 10_000)

const EVERYTHING = `{ invoices(first: 100) {
  totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  nodes {
    id uid invoiceNumber type status paymentState collectionMethod issueDate dueDate paidDate currency overdueDays ageDays
    agingBucket isOverdue isInDispute memo footer createdAt updatedAt customFields billingEmail orderNumber
    subtotal { minorUnits amount currency } discount { amount } tax { amount } total { minorUnits amount formatted }
    amountDue { amount } amountPaid { amount } amountRemaining { amount formatted } amountOverpaid { amount }
    client { id uid name email phone formattedAddress billingContact { id name email phone } }
    lineItems { id uid lineNumber name description quantity unitPrice { amount } lineTotal { amount } createdAt }
    fields { key value } hasComments isActive document { filename } blueprint { isActive }
  }
} }`

// Garbage can be counted only where nothing is collected meanwhile, so the young generation must hold a whole request.
if (globalThis.gc === undefined) {
  const program = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, [...FLAGS, ...program], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

await withApi(readLedgerOptions({ invoices: '20000' }), async (ask) => {
  for (let use = 0; use < 50; use++) await ask(EVERYTHING)
  const before = heapAfterCollection()
  const { length: bytes } = await ask(EVERYTHING)
  const garbage = process.memoryUsage().heapUsed / MEGABYTE - before
  console.log(`page of 100, everything selected: ${bytes} bytes, ${garbage.toFixed(1)} MB of garbage`)
  for (let index = 0; index < DOCUMENTS; index++) {
    await ask(`{ viewer { a${index}: isReadOnly organizations { b${index}: isDefault } } }`)
    if (index === DOCUMENTS / 5 - 1 || index === DOCUMENTS - 1) {
      console.log(`heap after ${index + 1} distinct documents: ${heapAfterCollection().toFixed(1)} MB`)
    }
  }
})
function heapAfterCollection(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / MEGABYTE
}
