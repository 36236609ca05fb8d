import type { Context, Topic } from '../context.ts'

/** A stream as the one who hears of changes knows it. */
export type Onlooker = {
  topic: Topic
  /** A context as of now, for questions on behalf of this stream. */
  context(): Context
  tell(ids: readonly string[]): void
  /** The error, if any, is the last that the client gets. */
  end(error?: unknown): void
}
