import { uuidv7 } from '../../database/uuid.ts'
import { idIn } from '../../graph/mutation/input.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { addresseesOf, readMailbox } from './addressees.ts'
import { attachStatement } from './attachStatement.ts'
import { checkBlockers, readBlocks } from './checkBlockers.ts'
import { contentOf } from './content.ts'
import type { LetterInput } from './emailInput.ts'
import { type LetterFacts, readFacts } from './facts.ts'
import { findAttachments } from './findAttachments.ts'
import { letterOf } from './letterOf.ts'
import type { NewEmail } from './storeEmail.ts'
import { variablesOf } from './variables.ts'

const MOST_INVOICES = 100

/** The email that the input asks for, or the refusal of whatever of it is at fault first. Nothing is written yet but a statement that goes with it. */
export async function draftEmail(
  work: DirectWork,
  input: LetterInput,
  plannedSendAt: Date | null,
): Promise<NewEmail> {
  const invoiceIds = readInvoiceIds(work, input)
  const [facts, blocks] = await Promise.all([
    readFacts(work, invoiceIds),
    readBlocks(work, { input, invoiceIds, at: plannedSendAt ?? work.now }),
  ])
  const addressees = addresseesOf(input, facts, work.mailroom.takesUtf8())
  const overriddenBlockers = checkBlockers(work, { input, invoiceIds, addressees, blocks })
  const organizationName = organizationNameOf(work)
  const contactName = addressees[0]?.name ?? null
  const { timezone } = work.calendar
  const variables = variablesOf(input.variables ?? [], facts, { organizationName, contactName, timezone })
  const content = await contentOf(input, variables)
  const attachmentIds = await findAttachments(work, input.attachments ?? [])
  const partyId = facts.party?.id ?? null
  if (input.attachStatement) attachmentIds.push(await attachStatement(work, partyId))
  const { address } = work.mailroom.from
  const draft = {
    ...newNames(address),
    partyId,
    invoiceIds,
    content,
    from: { name: organizationName, address },
    replyTo: replyToOf(input, facts),
    addressees,
    attachmentIds,
    reason: input.reason ?? null,
    isTracked: input.trackingEnabled !== false,
    overriddenBlockers,
    plannedSendAt,
  }
  return { ...draft, urls: await trackedUrls(work, draft) }
}

function readInvoiceIds(work: DirectWork, { invoiceIds }: LetterInput): string[] {
  if (invoiceIds.length > MOST_INVOICES) {
    throw refusal('TOO_MANY_ITEMS', 'invoiceIds', `An email is about at most ${MOST_INVOICES} invoices.`)
  }
  return [...new Set(invoiceIds.map((text, index) => idIn(work, 'Invoice', text, `invoiceIds.${index}`)))]
}

function organizationNameOf({ viewer, organizationId }: DirectWork): string {
  return viewer.memberships.get(organizationId)?.organization.name ?? ''
}

/** Its own id, and the Message-ID by which mail systems know it, in the domain that it is sent from. */
function newNames(address: string): { id: string; messageId: string } {
  const id = uuidv7()
  return { id, messageId: `${id}@${address.slice(address.lastIndexOf('@') + 1)}` }
}

function replyToOf({ replyTo }: LetterInput, { sender }: LetterFacts): string[] {
  if (replyTo) return [readMailbox(replyTo, 'replyTo').address]
  return sender.email === null ? [] : [sender.email]
}

/** Numbered as every copy numbers them; only these are ever redirected to. */
function trackedUrls({ mailroom, now: date }: DirectWork, draft: Omit<NewEmail, 'urls'>): Promise<string[]> {
  if (!draft.isTracked) return Promise.resolve([])
  const { subject, text, html } = draft.content
  return mailroom.composer.urlsOf(
    letterOf({ ...draft, subject, text, html, date, recipients: [], attachments: [], isAutomated: false }),
  )
}
