import type { GraphQLFormattedError } from 'graphql'

export type Answer = {
  status: number
  body: { data?: unknown; errors?: GraphQLFormattedError[]; extensions?: Record<string, unknown> }
}

/** The answer as text that is equal where a client sees no difference; the order of the keys counts. */
export function comparable({ status, body }: Answer): string {
  const { data, errors, extensions } = body
  const told = errors?.map(({ message, path, locations, extensions: details }) => {
    // Each request has an id of its own.
    const { requestId: _requestId, ...kept } = details ?? {}
    return { path: toldPath(data, path ?? []), message, locations, extensions: sorted(kept) }
  })
  // The specification leaves the order of errors open; equal paths come in the order of their messages.
  const errorTexts = told?.map((error) => JSON.stringify(error)).sort()
  return JSON.stringify(
    { status, extensions, errors: errorTexts?.map((text) => JSON.parse(text)), data },
    null,
    1,
  )
}

/** Of items that fail in one list the first one is told, and which that is depends on the database: any will do. */
function toldPath(data: unknown, path: readonly (string | number)[]): (string | number)[] {
  let place = data
  return path.map((key) => {
    const isGone = typeof place !== 'object' || place === null
    // Whatever is reached by a key of the answer is an object or a list.
    place = isGone ? null : (place as Record<string | number, unknown>)[key]
    return isGone && typeof key === 'number' ? '*' : key
  })
}

function sorted(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** The first lines that differ, one of each side. */
export function firstDifference(left: string, right: string): string {
  const lefts = left.split('\n')
  const rights = right.split('\n')
  const line = lefts.findIndex((text, index) => text !== rights[index])
  const around = (lines: string[]) => lines.slice(Math.max(0, line - 6), line + 6).join('\n')
  return `--- ordinary\n${around(lefts)}\n--- fast\n${around(rights)}`
}

/** Whether it was refused as a whole, before anything was executed. */
export function refusalOf({ status, body }: Answer): string | null {
  const [error] = body.errors ?? []
  const isRefused = body.data === undefined && error !== undefined
  return isRefused ? `${status} ${error.message}` : null
}
