import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import {
  givenOrganization,
  idempotencyKey,
  optionalText,
  organizationId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { InstantOrDay } from '../../../graph/scalars.ts'
import { memberIn } from '../../../ledger/organization/mutation/memberIn.ts'
import { parseAddress } from '../../../mail/address.ts'
import { senderList } from '../query.ts'
import { EmailSender, EmailSenderEdge, senderById } from '../type.ts'

const LONGEST_SIGNATURE = 50_000

const EmailSenderUpsertInput = builder.inputType('EmailSenderUpsertInput', {
  description:
    'An address that emails come from. Of one that is known already, what is left out stays as it is.',
  fields: (t) => ({
    ...organizationId(t),
    email: t.string({
      required: true,
      description: 'One plain e-mail address; by it a sender is found again, in any case.',
    }),
    name: t.string({ description: 'The name shown before it, at most 200 characters.' }),
    provider: t.string({ description: 'Where the mailbox is, at most 100 characters: `google`.' }),
    replyTo: t.string({ description: 'Where answers go: one plain e-mail address.' }),
    replyToName: t.string({ description: 'The name shown before that, at most 200 characters.' }),
    signatureHtml: t.string({
      description: `The signature in HTML, at most ${LONGEST_SIGNATURE.toLocaleString('en-US')} characters.`,
    }),
    userId: t.id({
      description:
        'Global id of whose it is; null: of the team. Left out: yours, for a new one. Only administrators write senders that ' +
        'are not their own: NOT_ALLOWED.',
    }),
    isShared: t.boolean({ description: 'Whether others of the team may send from it.' }),
    isOauthConnection: t.boolean({
      description: 'Whether its mailbox was connected with a grant of its owner.',
    }),
    isGrantExpired: t.boolean({ description: 'Whether that grant has ended.' }),
    expiredAt: t.field({ type: 'DateTime', description: 'When the connection ended, or is to end.' }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof EmailSenderUpsertInput.$inferInput

mutation('emailSenderUpsert', {
  description: 'Stores an address that emails come from, or tells more of one that is stored.',
  input: EmailSenderUpsertInput,
  payload: (t) => ({
    emailSender: t.field({
      type: EmailSender,
      nullable: true,
      description: 'The sender as it is now.',
      resolve: changedRow(senderById),
    }),
    emailSenderEdge: t.field({
      type: EmailSenderEdge,
      nullable: true,
      description: 'The sender as an edge of `emailSenders`.',
      resolve: createdEdge(senderList),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const { tx, now } = work
    const email = addressIn(input.email, 'email')
    const known = await findSender(work, email)
    const told = toldIn(input)
    const userId = await ownerIn(work, input, known)
    const id = known?.id ?? uuidv7()
    const changed = { ...told, userId, updatedAt: now }
    const key = { organizationId: work.organizationId, id }
    await tx.emailSender.upsert({
      where: { organizationId_id: key },
      create: { ...key, email, createdAt: now, ...changed },
      update: changed,
    })
    return {
      result: { id },
      entity: { type: 'EmailSender', id },
      changes: { email, userId, isNew: known === null, fields: Object.keys(told) },
    }
  },
})

function addressIn(text: string, field: string): string {
  const parsed = parseAddress(text.trim())
  if (parsed === null) throw refusal('INVALID', field, 'This is not one plain e-mail address.')
  return parsed.address
}

type Known = { id: string; userId: string | null }

/** Two who store the same address do so one after the other. */
async function findSender({ run, organizationId: id }: Work, email: string): Promise<Known | null> {
  await run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`sender ${id} ${email.toLowerCase()}`}, 0))::text`,
  )
  const [known] = await run<Known>(sql`
    select s.id, s.user_id as "userId" from email_sender s
    where s.organization_id = ${id}::uuid and lower(s.email) = ${email.toLowerCase()}::text
    order by s.id limit 1 for no key update`)
  return known ?? null
}

async function ownerIn(work: Work, { userId }: Input, known: Known | null): Promise<string | null> {
  const own = work.viewer.userId
  const before = known === null ? own : known.userId
  const named = userId ? await memberIn(work, userId, 'userId') : userId
  const after = named === undefined ? before : named
  if (work.isAdmin || (before === own && after === own)) return after
  const field = after === own ? 'email' : 'userId'
  throw refusal('NOT_ALLOWED', field, 'Only an administrator may write a sender that is not their own.')
}

function toldIn(input: Input) {
  return {
    ...textIn(input, 'name', 200),
    ...textIn(input, 'provider', 100),
    ...textIn(input, 'replyToName', 200),
    ...textIn(input, 'signatureHtml', LONGEST_SIGNATURE),
    ...(input.replyTo === undefined
      ? {}
      : { replyTo: input.replyTo?.trim() ? addressIn(input.replyTo, 'replyTo') : null }),
    ...flagIn(input, 'isShared'),
    ...flagIn(input, 'isOauthConnection'),
    ...flagIn(input, 'isGrantExpired'),
    ...(input.expiredAt === undefined ? {} : { expiredAt: instantIn(input.expiredAt) }),
  }
}

function textIn<const Name extends 'name' | 'provider' | 'replyToName' | 'signatureHtml'>(
  input: Input,
  name: Name,
  most: number,
) {
  const given = input[name]
  // One name makes an object with that name.
  return given === undefined
    ? {}
    : ({ [name]: optionalText(given, name, most) } as { [N in Name]?: string | null })
}

function flagIn<const Name extends 'isShared' | 'isOauthConnection' | 'isGrantExpired'>(
  input: Input,
  name: Name,
) {
  const given = input[name]
  return typeof given === 'boolean' ? ({ [name]: given } as { [N in Name]?: boolean }) : {}
}

function instantIn(value: InstantOrDay | null): Date | null {
  if (typeof value !== 'string') return value
  throw refusal('INVALID', 'expiredAt', 'This needs a time of day and a zone, not a day alone.')
}
