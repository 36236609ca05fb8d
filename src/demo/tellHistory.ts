import { makeCalls } from './call/makeCalls.ts'
import { describeCalls } from './call/particulars.ts'
import { makeWorkflows } from './call/workflows.ts'
import { encloseFiles } from './file/enclose.ts'
import { printInvoices } from './file/printInvoices.ts'
import { makeCatalogue } from './integration/catalogue.ts'
import { connectIntegrations } from './integration/connections.ts'
import { linkMore } from './integration/linkMore.ts'
import { tellMoreOfLinks } from './integration/tellMore.ts'
import { describeMail } from './mail/particulars.ts'
import { linkMailboxes } from './mail/remoteLinks.ts'
import { openSenders } from './mail/senders.ts'
import { gatherThreads } from './mail/threads.ts'
import { issueCreditNotes } from './money/creditNotes.ts'
import { enterRefunds } from './money/refunds.ts'
import { writeOffLosses } from './money/writeOffs.ts'
import type { Past } from './past.ts'
import { makePayments } from './payment/makePayments.ts'
import { describePayments } from './payment/particulars.ts'
import { describeAddresses } from './relation/addressDetails.ts'
import { auditChanges } from './relation/auditEntries.ts'
import { foundHolding } from './relation/holding.ts'
import { describeLines } from './relation/lineParticulars.ts'
import { describeParties } from './relation/particulars.ts'
import { openPortals } from './relation/portals.ts'
import { tagParties } from './relation/tags.ts'
import { enterStatements } from './standing/statements.ts'
import { noteStatusChanges } from './standing/statusChanges.ts'
import { classify } from './task/classify.ts'
import { makeTasks } from './task/makeTasks.ts'
import { occasionsOf } from './task/occasion.ts'
import { divertTasks } from './task/oddTasks.ts'
import { makeOtherTasks } from './task/otherTasks.ts'

/** All that is known of the customers beside invoices and letters. It comes last: the rows before it stay as they were. */
export function tellHistory(past: Past): void {
  const { world } = past
  makeCatalogue(world)
  connectIntegrations(world)
  openSenders(world)
  makeWorkflows(world)
  gatherThreads(past)
  describeMail(past)
  linkMailboxes(past)
  printInvoices(past)
  encloseFiles(past)
  describeParties(past)
  describeAddresses(past)
  const holding = foundHolding(past)
  tagParties(past)
  openPortals(past)
  const calls = makeCalls(past)
  enterStatements(past, calls)
  const instalments = makePayments(past, new Set(calls.flatMap(({ bills }) => bills)))
  noteStatusChanges(past, calls, instalments)
  makeTasks(past, classify(world, occasionsOf(past, calls)))
  makeOtherTasks(past)
  divertTasks(world)
  auditChanges(past)
  describeCalls(past)
  describePayments(past)
  describeLines(past)
  linkMore(past)
  tellMoreOfLinks(past, holding)
  writeOffLosses(past)
  issueCreditNotes(past)
  enterRefunds(past)
}
