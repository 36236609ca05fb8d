const MOST_DOCUMENTS = 1_000
const MOST_CHARACTERS = 2_000_000

export type DocumentStore = {
  get(hash: string): string | undefined
  set(hash: string, document: string): void
}

/**
 * Documents by their hash, in the memory of this process: those asked for least recently go first when they become too
 * many or too long. A client that meets another process, or comes back later, just sends its document once more.
 */
export function createDocumentStore({
  documents = MOST_DOCUMENTS,
  characters = MOST_CHARACTERS,
} = {}): DocumentStore {
  // A map keeps the order in which its keys came in: the first is the one asked for longest ago.
  const kept = new Map<string, string>()
  let length = 0
  const forget = (hash: string) => {
    length -= kept.get(hash)?.length ?? 0
    kept.delete(hash)
  }
  const set = (hash: string, document: string) => {
    forget(hash)
    if (document.length > characters) return
    kept.set(hash, document)
    length += document.length
    for (const oldest of kept.keys()) {
      if (kept.size <= documents && length <= characters) return
      forget(oldest)
    }
  }
  return {
    set,
    get: (hash) => {
      const document = kept.get(hash)
      if (document !== undefined) set(hash, document)
      return document
    },
  }
}
