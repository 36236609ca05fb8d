import type { Context, Follow } from '../context.ts'
import type { Viewer } from '../viewer.ts'
import type { LiveHub } from './hub.ts'
import type { Moment } from './moment.ts'
import { LiveStream } from './stream.ts'
import type { TokenWatch } from './tokenWatch.ts'

/** The context in which a viewer reads at a moment. */
export type ContextAt = (viewer: Viewer, moment: Moment) => Context

type Following = {
  hub: LiveHub
  tokens: TokenWatch
  now: () => Date
  tokenHash: Buffer
  viewer: Viewer
  /** Its signal is aborted when the client is gone, also before it has heard anything. */
  request: Request
  contextAt: ContextAt
}

/** How one request follows what changes. */
export function createFollow(following: Following): Follow {
  const { hub, tokens, now, tokenHash, viewer, request, contextAt } = following
  return async (topic, load) => {
    const stream = new LiveStream({
      topic,
      viewer,
      load,
      contextFor: (current) => contextAt(current, hub.momentOf(topic.organizationId, now())),
      onEnd: (ended) => {
        hub.leave(ended)
        tokens.dismiss(tokenHash, ended)
      },
    })
    tokens.admit(tokenHash, stream)
    const { signal } = request
    signal.addEventListener('abort', () => stream.end(), { once: true })
    try {
      await hub.enter(stream)
    } catch (error) {
      stream.end()
      throw error
    }
    if (signal.aborted) stream.end()
    return stream
  }
}
