/** Gives what the source gives, and already fetches the next while the last is being worked on. */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let next = fetch(iterator)
  try {
    for (let result = await next; result.done !== true; result = await next) {
      next = fetch(iterator)
      yield result.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** A fault is told when its turn comes, not as an unhandled rejection before. */
function fetch<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = iterator.next()
  next.catch(() => {})
  return next
}
