import type { Context } from '../context.ts'
import { refuse } from '../error.ts'
import type { LiveStream, RowLoad } from './stream.ts'
import type { Topic } from './topic.ts'

/** The stream that a subscription field answers. */
export function followed<Row>(
  { follow }: Context,
  topic: Topic,
  load: RowLoad<Row>,
): Promise<LiveStream<Row>> {
  if (follow === null) throw refuse('SERVICE_UNAVAILABLE', 'This server does not tell of changes.')
  return follow(topic, load)
}
