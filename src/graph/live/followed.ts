import type { Context, LiveEvent, RowLoad, Topic } from '../context.ts'
import { refuse } from '../error.ts'

/** The stream that a subscription field answers. */
export function followed<Row>(
  { follow }: Context,
  topic: Topic,
  load: RowLoad<Row>,
): Promise<AsyncIterableIterator<LiveEvent<Row>>> {
  if (follow === null) throw refuse('SERVICE_UNAVAILABLE', 'This server does not tell of changes.')
  return follow(topic, load)
}
