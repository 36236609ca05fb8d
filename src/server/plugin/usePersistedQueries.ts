import { createHash } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import { badRequest, refuse } from '../../graph/error.ts'
import type { DocumentStore } from '../persisted/store.ts'

const FIELD = 'extensions.persistedQuery'

/**
 * Automatic persisted queries, as Apollo's clients speak them: a request names its document by the SHA-256 hash alone,
 * and sends both once when the hash is not known. Saves bytes, and keeps nobody out: any document may be sent.
 */
export function usePersistedQueries(store: DocumentStore): Plugin {
  const sent = new WeakMap<Request, { hash: string; document: string }>()
  /** Only what can be executed is kept: what is refused would only push out what is not. */
  const keep = ({ args }: { args: { contextValue: unknown } }) => {
    // Yoga's own context, which holds the request.
    const { request } = args.contextValue as { request: Request }
    const document = sent.get(request)
    if (document !== undefined) store.set(document.hash, document.document)
  }
  return {
    onParams: ({ request, params, setParams }) => {
      const hash = hashIn(params.extensions)
      if (hash === null) return
      const { query } = params
      if (query === undefined || query === null || query === '') {
        setParams({ ...params, query: known(store, hash) })
        return
      }
      if (typeof query !== 'string') return
      if (createHash('sha256').update(query).digest('hex') !== hash) {
        throw badRequest(`${FIELD}.sha256Hash`, 'is not the SHA-256 hash of `query`.')
      }
      sent.set(request, { hash, document: query })
    },
    onExecute: keep,
    onSubscribe: keep,
  }
}

function known(store: DocumentStore, hash: string): string {
  const document = store.get(hash)
  if (document !== undefined) return document
  // Clients go by this very message, and send the document. Those of plain JSON get it with status 200, as everywhere.
  throw refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', {
    http: { status: 404, spec: true },
  })
}

function hashIn(extensions: unknown): string | null {
  const persisted = isObject(extensions) ? extensions.persistedQuery : undefined
  if (persisted === undefined || persisted === null) return null
  if (!isObject(persisted)) throw badRequest(FIELD, 'must be an object with `version` and `sha256Hash`.')
  if (persisted.version !== 1) throw badRequest(`${FIELD}.version`, 'must be 1.')
  const { sha256Hash } = persisted
  if (typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash)) return sha256Hash
  throw badRequest(`${FIELD}.sha256Hash`, 'must be a SHA-256 hash of 64 hexadecimal digits in lower case.')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
