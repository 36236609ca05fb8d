import { badInput } from '../error.ts'

/** As documented for the list this API grew from. */
const DEFAULT_PAGE_SIZE = 10
export const MAX_PAGE_SIZE = 100
/** Where nobody waits for the page, and it goes to a file. */
export const EXPORT_PAGE_SIZE = 1_000
const MAX_OFFSET = 1_000_000

export type PageArguments = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
  offset?: number | null | undefined
}

/** A page that makes sense: one size, one direction, and an offset only where it counts from the start. */
export type PageRequest = {
  size: number
  isBackward: boolean
  after: string | null
  before: string | null
  offset: number
}

export function readPageArguments(page: PageArguments, mostRows = MAX_PAGE_SIZE): PageRequest {
  const first = readSize('first', page.first, mostRows)
  const last = readSize('last', page.last, mostRows)
  if (first !== null && last !== null)
    throw badInput('last', 'cannot be combined with first; ask for one of them.')
  const after = page.after ?? null
  const before = page.before ?? null
  return {
    size: first ?? last ?? DEFAULT_PAGE_SIZE,
    isBackward: last !== null,
    after,
    before,
    offset: readOffset(page, after ?? before),
  }
}

function readSize(argument: string, size: number | null | undefined, most: number): number | null {
  if (size === null || size === undefined) return null
  if (size < 0) throw badInput(argument, `must not be negative, but is ${size}.`)
  if (size > most) throw badInput(argument, `must be at most ${most}, but is ${size}.`)
  return size
}

function readOffset({ offset, last }: PageArguments, cursor: string | null): number {
  if (offset === null || offset === undefined) return 0
  if (cursor !== null) throw badInput('offset', 'cannot be combined with after or before.')
  if (last !== null && last !== undefined) throw badInput('offset', 'cannot be combined with last.')
  if (offset < 0) throw badInput('offset', `must not be negative, but is ${offset}.`)
  if (offset > MAX_OFFSET)
    throw badInput('offset', `must be at most ${MAX_OFFSET}; use cursors to go deeper.`)
  return offset
}
