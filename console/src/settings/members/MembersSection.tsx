import { useQuery } from '@apollo/client/react'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { ItemList } from '../parts/ItemList.tsx'
import styles from '../parts/Parts.module.css'
import { MemberItem } from './MemberItem.tsx'

const MEMBERS = graphql(`
  query SettingsMembers($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      members {
        id
        ...MemberItem
      }
    }
  }
`)

export function MembersSection() {
  const text = useText()
  const { organization } = useViewer()
  const { data, error, refetch } = useQuery(MEMBERS, { variables: { organizationId: organization.id } })
  const members = data?.organization?.members
  return (
    <Panel title={text('settings.section.members')}>
      <p className={styles.quiet}>{text('settings.members.hint')}</p>
      {error !== undefined && members === undefined && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {error === undefined && members === undefined && <Skeleton lines={6} />}
      {members !== undefined && (
        <ItemList label={text('settings.section.members')}>
          {members.map((member) => (
            <MemberItem key={member.id} of={member} />
          ))}
        </ItemList>
      )}
    </Panel>
  )
}
