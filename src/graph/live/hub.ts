import type { Logger } from 'pino'
import { refuseRequest } from '../error.ts'
import { readAnnouncement } from './announcement.ts'
import { type Listener, listen } from './listener.ts'
import { createMoment, type Moment } from './moment.ts'
import type { Onlooker } from './onlooker.ts'
import { OrganizationFeed } from './organizationFeed.ts'

/** Where the streams of one process hear what changed, whichever process changed it. */
export type LiveHub = {
  /** How many streams are open. */
  readonly size: number
  /** Settled when the stream misses nothing any more; rejected when PostgreSQL cannot be reached. */
  enter(onlooker: Onlooker): Promise<void>
  leave(onlooker: Onlooker): void
  momentOf(organizationId: string, now: Date): Moment
  /** Completes all streams, and refuses new ones. */
  endStreams(): void
  close(): Promise<void>
}

/**
 * Listens from the first stream on. When the connection is lost, nobody knows what was announced meanwhile: all streams of
 * the process are completed, their clients read anew and subscribe again, and with them the hub listens again.
 */
export function createLiveHub({ url, log }: { url: string; log: Logger }): LiveHub {
  const feeds = new Map<string, OrganizationFeed>()
  let listening: Promise<Listener> | null = null
  let isClosed = false

  const hear = (payload: string) => {
    const announcement = readAnnouncement(payload)
    if (announcement === null) log.warn('A notification on the channel of changes could not be read.')
    else feeds.get(announcement.organizationId)?.announce(announcement)
  }
  const endAll = () => {
    for (const feed of [...feeds.values()]) feed.end()
  }
  const lose = (error: Error) => {
    listening = null
    log.warn({ err: error }, 'The connection that tells of changes was lost; subscriptions end.')
    endAll()
  }
  const open = () => {
    listening ??= listen({ url, onPayload: hear, onLost: lose }).catch((error) => {
      listening = null
      throw error
    })
    return listening
  }
  const leave = (onlooker: Onlooker) => {
    const { organizationId } = onlooker.topic
    const feed = feeds.get(organizationId)
    feed?.remove(onlooker)
    if (feed?.size === 0) feeds.delete(organizationId)
  }

  return {
    get size() {
      return [...feeds.values()].reduce((sum, feed) => sum + feed.size, 0)
    },
    enter: async (onlooker) => {
      if (isClosed) throw unavailable('The server is stopping. Subscribe again in a moment.')
      const { organizationId } = onlooker.topic
      const feed = feeds.get(organizationId) ?? new OrganizationFeed()
      feeds.set(organizationId, feed)
      feed.add(onlooker)
      try {
        await open()
      } catch (error) {
        log.error({ err: error }, 'PostgreSQL cannot be listened to.')
        throw unavailable('The ledger cannot be followed at the moment. Try again in a few seconds.')
      }
    },
    leave,
    momentOf: (organizationId, now) => feeds.get(organizationId)?.momentAt(now) ?? createMoment(now),
    endStreams: () => {
      isClosed = true
      endAll()
    },
    close: async () => {
      isClosed = true
      endAll()
      const listener = await listening?.catch(() => null)
      await listener?.close()
    },
  }
}

function unavailable(message: string): Error {
  return refuseRequest('SERVICE_UNAVAILABLE', message)
}
