import { expect } from 'vitest'
import type { Timelines } from './world.ts'

const UIDS = `... on EmailTimelineItem { email { uid } } ... on CallTimelineItem { call { uid } } ... on TaskTimelineItem { task { uid } }
  ... on CommentTimelineItem { comment { uid } } ... on DisputeTimelineItem { dispute { uid } isResolution }
  ... on PromiseTimelineItem { promise { uid } } ... on PaymentTimelineItem { payment { uid } allocation { uid } }
  ... on StatusChangeTimelineItem { statusChange { uid } before after } ... on ImportTimelineItem { integration { uid } }
  ... on ChangeTimelineItem { entry { uid } action }`

const NODE = `__typename ... on TimelineEntry { occurredAt summary actor { name kind } } ${UIDS}`
const PAGE = `{ totalCount edges { cursor node { ${NODE} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`

export type Node = {
  __typename: string
  occurredAt: string
  summary: string
  isResolution?: boolean
} & Record<string, unknown>
export type Page = {
  totalCount: number
  edges: { cursor: string; node: Node }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}
export type Root = { type: 'invoice' | 'party'; id: string }

export async function askTimeline(
  { api, token }: Timelines,
  { type, id }: Root,
  args: string,
): Promise<Page> {
  const { data, errors } = await api.ask<Record<string, { timeline: Page }>>(
    token,
    `{ ${type}(by: { uid: "${id}" }) { timeline(${args}) ${PAGE} } }`,
  )
  expect(errors).toBeUndefined()
  return data?.[type]?.timeline as Page
}

/** What tells one item of the same timeline from another. */
export function keyOf(node: Node): string {
  const uid = /"uid":"([^"]+)"}(?!.*"uid")/.exec(JSON.stringify(node))?.[1]
  return `${node.__typename} ${uid} ${node.isResolution === true} ${node.occurredAt}`
}
