import type { Context, LiveEvent, RowLoad, Topic } from '../context.ts'
import type { Viewer } from '../viewer.ts'
import type { Onlooker } from './onlooker.ts'
import { tooManyChanges } from './overflow.ts'

type Place<Row> = {
  topic: Topic
  viewer: Viewer
  load: RowLoad<Row>
  /** A context as of now, for the viewer as they are now. */
  contextFor: (viewer: Viewer) => Context
  onEnd: (stream: LiveStream<Row>) => void
}

const MOST_PENDING = 1_000

/**
 * The changed rows, one after the other, as fast as the client takes them. A change says "look again": what has changed
 * twice meanwhile is looked at once. Not a generator, whose `return` waits for the change that may never come.
 */
export class LiveStream<Row> implements AsyncIterableIterator<LiveEvent<Row>>, Onlooker {
  readonly topic: Topic
  viewer: Viewer
  private readonly place: Place<Row>
  private readonly pending = new Set<string>()
  private isOver = false
  private failure: { error: unknown } | null = null
  private wake: () => void = () => {}

  constructor(place: Place<Row>) {
    this.place = place
    this.topic = place.topic
    this.viewer = place.viewer
  }

  context(): Context {
    return this.place.contextFor(this.viewer)
  }

  tell(ids: readonly string[]): void {
    if (this.isOver) return
    for (const id of ids) this.pending.add(id)
    if (this.pending.size > MOST_PENDING) this.end(tooManyChanges(MOST_PENDING))
    else this.wake()
  }

  end(error?: unknown): void {
    if (this.isOver) return
    this.isOver = true
    if (error !== undefined) this.failure = { error }
    this.pending.clear()
    this.place.onEnd(this)
    this.wake()
  }

  async next(): Promise<IteratorResult<LiveEvent<Row>, undefined>> {
    while (!this.isOver) {
      const [id] = this.pending
      if (id === undefined) {
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
        continue
      }
      this.pending.delete(id)
      const event = await this.read(id)
      if (event !== null && !this.isOver) return { done: false, value: event }
    }
    const { failure } = this
    this.failure = null
    if (failure !== null) throw failure.error
    return { done: true, value: undefined }
  }

  async return(): Promise<IteratorResult<LiveEvent<Row>, undefined>> {
    this.end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Null where the row is gone, or could not be read: then the client has missed a change, and is told so. */
  private async read(id: string): Promise<LiveEvent<Row> | null> {
    const context = this.context()
    try {
      const row = await this.place.load(context, this.topic.organizationId, id)
      return row === null ? null : { row, context }
    } catch (error) {
      this.end(error)
      return null
    }
  }
}
