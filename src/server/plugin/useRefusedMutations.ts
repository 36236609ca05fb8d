import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { fragmentsOf } from '../../graph/execution/documents.ts'
import type { Fragments } from '../../graph/selection/collect.ts'
import { type AuditedRequest, recordRefusal, refusalsIn } from '../../ledger/audit/recordRefusal.ts'
import { schema } from '../schema.ts'

type Accounting = {
  log: Logger
  /** Undefined where nobody knows who asks. */
  requestOf: (request: Request, serverContext: object) => AuditedRequest | undefined
}

type ParseContext = { request: Request; params: { operationName?: string | null } }

/**
 * Accounts for mutations that nobody got to try: a document that does not fit the schema or is over a limit, and input
 * that does not fit its types. What was tried and refused, each mutation accounts for by itself.
 */
export function useRefusedMutations({ log, requestOf }: Accounting): Plugin {
  const attempts = new WeakMap<Request, readonly string[]>()
  return {
    onParse:
      ({ context }) =>
      ({ result }) => {
        // Yoga makes it, with what came in.
        const { request, params } = context as unknown as ParseContext
        if (result instanceof Error || result === null) return
        const names = mutationsIn(result as DocumentNode, params.operationName)
        if (names.length > 0) attempts.set(request, names)
      },
    onResultProcess: async ({ request, result, serverContext }) => {
      const names = attempts.get(request)
      const audited = names && isRefusedWhole(result) && requestOf(request, serverContext)
      if (!audited) return
      const errors = (result.errors ?? []).flatMap(refusalsIn).slice(0, 1)
      try {
        for (const action of names) await recordRefusal(audited, { action, organizationId: null, errors })
      } catch (error) {
        log.warn({ err: error, requestId: audited.requestId }, 'A refusal went unrecorded.')
      }
    },
  }
}

function isRefusedWhole(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && 'errors' in result && !('data' in result)
}

const NONE: readonly string[] = []

/** The names of the mutations that an operation asks for, each once. */
function mutationsIn(document: DocumentNode, operationName: string | null | undefined): readonly string[] {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== OperationTypeNode.MUTATION) return NONE
  const names = new Set<string>()
  collectNames(operation.selectionSet, fragmentsOf(document), names, new Set())
  const known = schema.getMutationType()?.getFields() ?? {}
  return [...names].filter((name) => Object.hasOwn(known, name))
}

function collectNames(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  names: Set<string>,
  spread: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value)
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collectNames(selection.selectionSet, fragments, names, spread)
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value)
      const fragment = fragments[selection.name.value]
      if (fragment !== undefined) collectNames(fragment.selectionSet, fragments, names, spread)
    }
  }
}
