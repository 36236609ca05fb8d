import type { Logger } from 'pino'
import { refuseRequest } from '../error.ts'
import type { FindViewer, Viewer } from '../viewer.ts'
import type { Onlooker } from './onlooker.ts'

/** A stream as far as it depends on who looks. */
type Watched = Onlooker & { viewer: Viewer }

type Bearer = { tokenHash: Buffer; streams: Set<Watched> }

type Watching = {
  findViewer: FindViewer
  now: () => Date
  /** Milliseconds between two looks at the tokens. */
  interval: number
  log: Logger
}

export const MOST_STREAMS = 20

export type TokenWatch = ReturnType<typeof createTokenWatch>

/** Counts the streams of each token, and ends them soon after the token or the membership has ended. */
export function createTokenWatch({ findViewer, now, interval, log }: Watching) {
  const bearers = new Map<string, Bearer>()
  let timer: NodeJS.Timeout | undefined

  async function check({ tokenHash, streams }: Bearer): Promise<void> {
    const found = await findViewer(tokenHash, now())
    const viewer = typeof found === 'string' ? null : found
    for (const stream of [...streams]) {
      if (viewer?.memberships.has(stream.topic.organizationId)) stream.viewer = viewer
      else stream.end()
    }
  }

  /** All that ask in the same tick are answered by one statement. */
  const checkAll = () => {
    const checks = [...bearers.values()].map(check)
    Promise.all(checks).catch((error) =>
      log.warn({ err: error }, 'The tokens of subscriptions went unchecked.'),
    )
  }

  return {
    admit: (tokenHash: Buffer, stream: Watched): void => {
      const key = tokenHash.toString('hex')
      const bearer = bearers.get(key) ?? { tokenHash, streams: new Set() }
      if (bearer.streams.size >= MOST_STREAMS) throw tooManyStreams()
      bearer.streams.add(stream)
      bearers.set(key, bearer)
      timer ??= setInterval(checkAll, interval).unref()
    },
    dismiss: (tokenHash: Buffer, stream: Watched): void => {
      const key = tokenHash.toString('hex')
      const bearer = bearers.get(key)
      bearer?.streams.delete(stream)
      if (bearer?.streams.size === 0) bearers.delete(key)
      if (bearers.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

function tooManyStreams(): Error {
  return refuseRequest(
    'RATE_LIMITED',
    `This token has ${MOST_STREAMS} subscriptions open already; end one first.`,
    {
      limit: MOST_STREAMS,
    },
  )
}
