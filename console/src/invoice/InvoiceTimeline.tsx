import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../graphql/gql.ts'
import type { TimelineItemType } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { Timeline } from '../timeline/Timeline.tsx'

const TIMELINE = graphql(`
  query InvoiceTimeline($organizationId: ID!, $id: ID!, $types: [TimelineItemType!], $after: String) {
    invoice(organizationId: $organizationId, by: { id: $id }) {
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

export function InvoiceTimeline({ invoiceId }: { invoiceId: string }) {
  const { organization } = useViewer()
  const [type, setType] = useState<TimelineItemType | null>(null)
  const { data, error, loading, fetchMore } = useQuery(TIMELINE, {
    variables: {
      organizationId: organization.id,
      id: invoiceId,
      ...(type === null ? {} : { types: [type] }),
    },
  })
  const timeline = data?.invoice?.timeline
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
