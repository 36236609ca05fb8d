import type { TestApi } from '../api.ts'

export const CREATE = `mutation ($input: SavedViewCreateInput!) { savedViewCreate(input: $input) {
  savedView { id uid list name where search includeInactive orderBy columns isShared mayChange problem updatedAt owner { email } }
  userErrors { code field message } } }`
export const UPDATE = `mutation ($input: SavedViewUpdateInput!) { savedViewUpdate(input: $input) {
  savedView { id name where search includeInactive orderBy columns isShared problem updatedAt }
  userErrors { code field message } } }`
export const DELETE = `mutation ($input: SavedViewDeleteInput!) { savedViewDelete(input: $input) {
  deletedViewId userErrors { code field message } } }`

export type View = {
  id: string
  uid: string
  where: unknown
  search: string | null
  orderBy: unknown
  columns: string[]
  isShared: boolean
  mayChange: boolean
  problem: string | null
  updatedAt: string
}
export type Saved = {
  savedView: View | null
  userErrors: { code: string; field: string[]; message: string }[]
}

/** The id of a view that is made for the test. */
export async function saveView(api: TestApi, token: string, input: object): Promise<string> {
  const { data } = await api.ask<{ savedViewCreate: Saved }>(token, CREATE, { input })
  const made = data?.savedViewCreate
  if (!made?.savedView) throw new Error(JSON.stringify(made?.userErrors))
  return made.savedView.id
}
