import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../graphql/gql.ts'
import type { TimelineItemType } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { Timeline } from '../timeline/Timeline.tsx'

const TIMELINE = graphql(`
  query PartyTimeline($organizationId: ID!, $id: ID!, $types: [TimelineItemType!], $after: String) {
    party(organizationId: $organizationId, by: { id: $id }) {
      id
      timeline(types: $types, first: 20, after: $after) {
        edges {
          cursor
          node {
            ...TimelineRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const CHANGED = graphql(`
  subscription PartyTimelineChanged($partyId: ID!) {
    timelineChanged(partyId: $partyId) {
      __typename
      ... on TimelineEntry {
        occurredAt
      }
    }
  }
`)

export function PartyTimeline({ partyId }: { partyId: string }) {
  const client = useApolloClient()
  const { organization } = useViewer()
  const [type, setType] = useState<TimelineItemType | null>(null)
  const { data, error, loading, fetchMore } = useQuery(TIMELINE, {
    variables: { organizationId: organization.id, id: partyId, ...(type === null ? {} : { types: [type] }) },
  })
  useSubscription(CHANGED, {
    variables: { partyId },
    onData: () => void client.refetchQueries({ include: ['PartyPage', 'PartyTimeline'] }),
  })
  const timeline = data?.party?.timeline
  return (
    <Timeline
      edges={timeline?.edges ?? null}
      hasMore={timeline?.pageInfo.hasNextPage ?? false}
      isLoading={loading}
      error={error}
      type={type}
      onType={setType}
      onMore={() => void fetchMore({ variables: { after: timeline?.pageInfo.endCursor } })}
    />
  )
}
