import { Refusal, type UserErrorRow } from '../../graph/mutation/userError.ts'

/** Reads each item, and refuses all of them with everything that is wrong with any. */
export function eachOf<Item, Read>(
  items: readonly Item[],
  read: (item: Item, index: number) => Read,
): Read[] {
  const userErrors: UserErrorRow[] = []
  const found = items.flatMap((item, index) => {
    try {
      return [read(item, index)]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      userErrors.push(...error.userErrors)
      return []
    }
  })
  if (userErrors.length > 0) throw new Refusal(userErrors)
  return found
}
