import { Badge } from '../../components/Badge.tsx'
import { Instant } from '../../components/Time.tsx'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { Item } from '../parts/ItemList.tsx'

const MEMBER = graphql(`
  fragment MemberItem on User {
    id
    name
    email
    membership {
      isOrgAdmin
      createdAt
    }
  }
`)

export function MemberItem({ of }: { of: FragmentType<typeof MEMBER> }) {
  const text = useText()
  const { user } = useViewer()
  const { id, name, email, membership } = readFragment(MEMBER, of)
  return (
    <Item
      title={name}
      badges={
        <>
          {membership?.isOrgAdmin === true && <Badge tone="accent">{text('settings.members.admin')}</Badge>}
          {id === user.id && <Badge>{text('settings.members.you')}</Badge>}
        </>
      }
      facts={
        <>
          {email !== null && email !== undefined && <span className="anyText">{email}</span>}
          <span>
            {text('settings.members.since')} <Instant of={membership?.createdAt} />
          </span>
        </>
      }
    />
  )
}
