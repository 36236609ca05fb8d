import type { Context } from '../context.ts'
import type { Change } from './announce.ts'

/** What a stream looks at. What a change means for it is found out once for all streams whose topic has the same key. */
export type Topic = {
  organizationId: string
  key: string
  /** The ids that a change may concern. */
  idsOf(change: Change): readonly string[]
  /** Those among them that it does concern; all where nobody need be asked. */
  pick?(context: Context, ids: readonly string[]): Promise<readonly string[]>
}

/** A stream as the one who hears of changes knows it. */
export type Onlooker = {
  topic: Topic
  /** A context as of now, for questions on behalf of this stream. */
  context(): Context
  tell(ids: readonly string[]): void
  /** The error, if any, is the last that the client gets. */
  end(error?: unknown): void
}
