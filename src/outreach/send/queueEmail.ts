import { uuidv7 } from '../../database/uuid.ts'
import { idIn } from '../../graph/mutation/input.ts'
import type { Changed } from '../../graph/mutation/perform.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import type { Composer } from '../../mail/compose.ts'
import { type Addressee, addresseesOf, readMailbox } from './addressees.ts'
import { checkBlockers, readBlocks } from './checkBlockers.ts'
import { contentOf } from './content.ts'
import type { LetterInput } from './emailInput.ts'
import { type LetterFacts, readFacts } from './facts.ts'
import { findAttachments } from './findAttachments.ts'
import { letterOf } from './letterOf.ts'
import { type NewEmail, storeEmail } from './storeEmail.ts'
import { addVariables, standardVariables } from './variables.ts'

const MOST_INVOICES = 100
const MOST_VARIABLES = 50

type Draft = Omit<NewEmail, 'urls'>

/** Writes an email and puts it into the queue, both in the mutation's transaction. It waits until `plannedSendAt`. */
export async function queueEmail(
  work: DirectWork,
  input: LetterInput,
  plannedSendAt: Date | null,
): Promise<Changed> {
  const invoiceIds = readInvoiceIds(work, input)
  const [facts, blocks] = await Promise.all([
    readFacts(work, invoiceIds),
    readBlocks(work, { input, invoiceIds, at: plannedSendAt ?? work.now }),
  ])
  const addressees = addresseesOf(input, facts, work.mailroom.takesUtf8())
  const override = checkBlockers(work, { input, invoiceIds, addressees, blocks })
  const content = await contentOf(input, variablesOf(work, input, facts, addressees))
  const attachmentIds = await findAttachments(work, input.attachments ?? [])
  const { organizationId, mailroom } = work
  const id = uuidv7()
  const { address } = mailroom.from
  const draft: Draft = {
    id,
    messageId: `${id}@${address.slice(address.lastIndexOf('@') + 1)}`,
    partyId: facts.party?.id ?? null,
    invoiceIds,
    content,
    from: { name: organizationName(work), address },
    replyTo: replyToOf(input, facts),
    addressees,
    attachmentIds,
    reason: input.reason ?? null,
    isTracked: input.trackingEnabled !== false,
    overriddenBlockers: override,
    plannedSendAt,
  }
  const urls = await trackedUrls(mailroom.composer, draft, work.now)
  storeEmail(work, { ...draft, urls })
  await mailroom.queue.send(
    'email-send',
    { organizationId, emailId: id, isDefaultRecipient: !input.to },
    { tell: work.tell, ...(plannedSendAt === null ? {} : { startAfter: plannedSendAt }) },
  )
  return {
    result: { id },
    entity: { type: 'Email', id },
    changes: {
      invoiceIds,
      recipients: addressees.map((addressee) => addressee.address),
      ...(plannedSendAt === null ? {} : { plannedSendAt }),
      ...(override.length === 0 ? {} : { overridden: override }),
    },
    announced: [{ kind: 'EMAIL', emailId: id, invoiceIds }],
  }
}

function readInvoiceIds(work: DirectWork, { invoiceIds }: LetterInput): string[] {
  if (invoiceIds.length > MOST_INVOICES) {
    throw refusal('TOO_MANY_ITEMS', 'invoiceIds', `An email is about at most ${MOST_INVOICES} invoices.`)
  }
  return [...new Set(invoiceIds.map((text, index) => idIn(work, 'Invoice', text, `invoiceIds.${index}`)))]
}

function variablesOf(
  work: DirectWork,
  input: LetterInput,
  facts: LetterFacts,
  [first]: readonly Addressee[],
): Map<string, string> {
  const given = input.variables ?? []
  if (given.length > MOST_VARIABLES) {
    throw refusal('TOO_MANY_ITEMS', 'variables', `An email takes at most ${MOST_VARIABLES} variables.`)
  }
  const variables = standardVariables(facts, {
    organizationName: organizationName(work),
    contactName: first?.name ?? null,
    timezone: work.calendar.timezone,
  })
  addVariables(variables, given)
  return variables
}

function organizationName({ viewer, organizationId }: DirectWork): string {
  return viewer.memberships.get(organizationId)?.organization.name ?? ''
}

function replyToOf({ replyTo }: LetterInput, { sender }: LetterFacts): string[] {
  if (replyTo) return [readMailbox(replyTo, 'replyTo').address]
  return sender.email === null ? [] : [sender.email]
}

/** Numbered as every copy numbers them; only these are ever redirected to. */
function trackedUrls(composer: Composer, draft: Draft, date: Date): Promise<string[]> {
  if (!draft.isTracked) return Promise.resolve([])
  const { subject, text, html } = draft.content
  return composer.urlsOf(
    letterOf({ ...draft, subject, text, html, date, recipients: [], attachments: [], isAutomated: false }),
  )
}
