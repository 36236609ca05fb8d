import type { FieldNode, getVariableValues, OperationDefinitionNode } from 'graphql'
import type { Context } from '../context.ts'
import type { Document } from '../selection/collect.ts'

/** Makes the answer of a value: what a resolver gave, as the selection wants it. */
export type Completion = (value: unknown, execution: Execution) => unknown

/**
 * Thrown where the fast executor gives up: an error, a null where none may be, anything out of the ordinary. The
 * operation is then executed once more by the ordinary executor, which knows how to report it.
 */
export class Departure extends Error {}

export type VariableValues = NonNullable<ReturnType<typeof getVariableValues>['variableValues']>

/** One operation under way: what its fields share, and the values that are still awaited. */
export class Execution {
  readonly argumentValues = new Map<FieldNode, Record<string, unknown>>()
  readonly infos = new Map<object, object>()
  readonly context: Context
  readonly document: Document
  readonly operation: OperationDefinitionNode
  readonly variableValues: VariableValues
  private pending: Promise<void>[] = []
  private failure: { error: unknown } | null = null

  constructor(
    context: Context,
    document: Document,
    operation: OperationDefinitionNode,
    variableValues: VariableValues,
  ) {
    this.context = context
    this.document = document
    this.operation = operation
    this.variableValues = variableValues
  }

  /** Puts the completed value in its place once it is there. */
  await(value: PromiseLike<unknown>, complete: Completion, place: (completed: unknown) => void): void {
    const settle = async () => {
      try {
        const present = await value
        if (this.failure === null) place(complete(present, this))
      } catch (error) {
        this.failure ??= { error }
      }
    }
    this.pending.push(settle())
  }

  /** Waits until nothing is awaited any more, also after a failure: nothing goes on behind the answer's back. */
  async settled(): Promise<void> {
    while (this.pending.length > 0) {
      const pending = this.pending
      this.pending = []
      await Promise.all(pending)
    }
    if (this.failure !== null) throw this.failure.error
  }
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
