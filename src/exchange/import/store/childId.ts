import { hash } from 'node:crypto'

const SHARED = 'xxxxxxxx-xxxx-7xxx-'.length

/**
 * The id of something that is part of an imported row and has none of its own, such as a contact or a comment. It
 * follows from the row's id and `key`, so the next import finds it again without a column for it. It is a UUID of
 * version 7 that shares its first half with the row's, which tells imported parts from those added here.
 */
export function childId(parentId: string, key: string): string {
  const digest = hash('sha256', `${parentId} ${key}`)
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(0), 16) & 3)
  return `${parentId.slice(0, 14)}7${parentId.slice(15, SHARED)}${variant}${digest.slice(1, 4)}-${digest.slice(4, 16)}`
}

/** Whether an id was made by `childId` for that parent. For columns of type uuid. */
export function isChildIdSql(id: string, parentId: string): string {
  return `left(${id}::text, ${SHARED}) = left(${parentId}::text, ${SHARED})`
}

/** Ids of the parts of one row, in their order; parts with the same key are numbered. */
export function childIds(parentId: string, keys: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return childId(parentId, `${key} ${count}`)
  })
}
