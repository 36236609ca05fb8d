import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { givenOrganization, idempotencyKey } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { ApiToken } from '../apiTokenType.ts'
import { readName } from '../input.ts'
import { createToken, lastFour, parseToken } from '../token.ts'
import { expiryOf } from './expiryOf.ts'
import { changedToken, tellOtherOrganizations } from './ownToken.ts'

const MOST_TOKENS = 100

const ApiTokenCreateInput = builder.inputType('ApiTokenCreateInput', {
  description: 'A token of your own.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for: one line of at most 200 characters.' }),
    isReadOnly: t.boolean({ description: 'Whether it may only read. Left out or null: false.' }),
    expiresOn: t.field({
      type: 'LocalDate',
      description:
        'The first day, by the calendar of your default organization, on which it no longer works; INVALID before tomorrow, and ' +
        'where it would outlast the token that you use. Left out or null: it works as long as the token that you use, or that ' +
        'your session was opened with; where that has no end, until it is revoked.',
    }),
    ...idempotencyKey(t),
  }),
})

/** Secrets by the result they belong to: they live as long as the answer, and are stored nowhere. */
const secrets = new WeakMap<object, string>()

mutation('apiTokenCreate', {
  description:
    'Makes a token with which a program does what you may do, in all organizations that you belong to. It has its entry in the ' +
    `audit log of each. FORBIDDEN to a token that may only read. TOO_MANY_ITEMS beyond ${MOST_TOKENS} tokens that work.`,
  input: ApiTokenCreateInput,
  payload: (t) => ({
    apiToken: t.field({
      type: ApiToken,
      nullable: true,
      description: 'The token, without its secret.',
      resolve: changedToken,
    }),
    token: t.string({
      nullable: true,
      description:
        'The token itself, for `Authorization: Bearer …`. This is the only time it is shown: sent again with the same key, the ' +
        'mutation answers null.',
      resolve: ({ result }) => (result === null ? null : (secrets.get(result) ?? null)),
    }),
  }),
  organizationOf: (context) => givenOrganization(context, {}),
  change: async (work, input, { context }) => {
    const name = checkedName(input.name)
    const isReadOnly = input.isReadOnly ?? false
    const expiresAt = await expiryOf(work, input.expiresOn)
    await checkCount(work)
    const token = createToken()
    const hash = parseToken(token)
    if (hash === null) throw new Error('createToken and parseToken disagree.')
    const id = uuidv7()
    const { tx, viewer, now } = work
    const row = { id, userId: viewer.userId, name, hash, lastFour: lastFour(token), isReadOnly, expiresAt }
    await tx.apiToken.create({ data: { ...row, createdAt: now }, select: { id: true } })
    const result = { id }
    secrets.set(result, token)
    const changes = { isReadOnly, expiresAt: expiresAt?.toISOString() ?? null }
    tellOtherOrganizations(work, { context, action: 'apiTokenCreate', id, changes })
    return { result, entity: { type: 'ApiToken', id }, changes: { name, ...changes } }
  },
})

function checkedName(text: string): string {
  try {
    return readName('name', text)
  } catch (error) {
    throw refusal(
      text.trim() === '' ? 'REQUIRED' : 'INVALID',
      'name',
      error instanceof Error ? error.message : '',
    )
  }
}

/** One at a time of a person, so that nobody makes more than there may be. */
async function checkCount({ run, tx, viewer: { userId }, now }: Work): Promise<void> {
  await run(sql`select u.id from user_account u where u.id = ${userId}::uuid for no key update`)
  const isLasting = [{ expiresAt: null }, { expiresAt: { gt: now } }]
  const count = await tx.apiToken.count({
    where: { userId, isSession: false, revokedAt: null, OR: isLasting },
  })
  if (count < MOST_TOKENS) return
  const message = `You have ${MOST_TOKENS} tokens that work, which is as many as one may have: revoke one.`
  throw refusal('TOO_MANY_ITEMS', '', message)
}
