import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { ViewerType } from '../organization/query.ts'
import { ApiToken, type ApiTokenRow } from './apiTokenType.ts'

/** A list without paging: of those that work nobody has more. */
const MOST_SHOWN = 1_000

type Tokens = Pick<Prisma.TransactionClient, 'apiToken'>

/** The person's tokens, also those that have ended, and the sessions that are open, the newest first. */
function shownTokens({ apiToken }: Tokens, userId: string, now: Date): Promise<ApiTokenRow[]> {
  const isOpen = { revokedAt: null, expiresAt: { gt: now } }
  return apiToken.findMany({
    where: { userId, OR: [{ isSession: false }, isOpen] },
    omit: { hash: true },
    // What was not revoked comes first, so that none of it is cut off.
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: MOST_SHOWN,
  })
}

builder.objectField(ViewerType, 'apiTokens', (t) =>
  t.field({
    type: [ApiToken],
    description:
      'Your own API tokens, those that have ended included, and your open sessions of the console. Those that were not revoked ' +
      `come first, the newest before the others; ${MOST_SHOWN} at most.`,
    resolve: ({ userId }, _arguments, { database, now }) => shownTokens(database, userId, now),
  }),
)
