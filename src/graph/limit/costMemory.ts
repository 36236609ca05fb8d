import type { DocumentNode } from 'graphql'

/** Costs kept for one document; a program that asks with ever new numbers is measured each time. */
const MAX_COSTS = 50

/**
 * Remembers what a document costs, as long as the document is known. Texts never change a cost, only numbers and the
 * lengths of lists do, so pages that differ by their cursor cost the same.
 */
export function createCostMemory<Cost>() {
  const documents = new WeakMap<DocumentNode, Map<string, Cost>>()
  return (
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Record<string, unknown>,
    measure: () => Cost,
  ): Cost => {
    const costs = documents.get(document) ?? new Map<string, Cost>()
    documents.set(document, costs)
    const key = JSON.stringify([operationName, variables], (_name, value) =>
      typeof value === 'string' && value !== operationName ? '' : value,
    )
    const known = costs.get(key)
    if (known !== undefined) return known
    if (costs.size >= MAX_COSTS) costs.clear()
    const cost = measure()
    costs.set(key, cost)
    return cost
  }
}
