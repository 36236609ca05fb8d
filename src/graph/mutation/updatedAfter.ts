/**
 * When a row that is locked is changed, as it is to be stored: after its last change, also where another request, which came
 * later, was done first. So no two states of a row have one `updatedAt`, by which `expectedUpdatedAt` tells them apart.
 */
export function updatedAfter(row: { updatedAt: Date }, now: Date): Date {
  return now > row.updatedAt ? now : new Date(row.updatedAt.getTime() + 1)
}
