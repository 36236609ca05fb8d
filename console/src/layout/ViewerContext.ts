import { createContext, useContext } from 'react'

type OrganizationFacts = { id: string; name: string; timezone: string; defaultCurrency: string }

export type ViewerFacts = {
  user: { id: string; name: string; email: string | null }
  /** The one that the pages show, of those that the viewer belongs to. */
  organization: OrganizationFacts
  organizations: readonly OrganizationFacts[]
  isAdmin: boolean
  /** The token may not change anything: pages leave out what would be refused. */
  isReadOnly: boolean
  choose: (organizationId: string) => void
}

export const ViewerContext = createContext<ViewerFacts | null>(null)

export function useViewer(): ViewerFacts {
  const viewer = useContext(ViewerContext)
  if (viewer === null) throw new Error('useViewer outside of the shell.')
  return viewer
}
