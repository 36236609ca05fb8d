import { useQuery } from '@apollo/client/react'
import { ErrorState } from '../components/ErrorState.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import styles from './Timeline.module.css'

const BODY = graphql(`
  query MailBody($organizationId: ID!, $id: ID!) {
    email(organizationId: $organizationId, id: $id) {
      id
      bodyText
      bodyHtml
    }
  }
`)

/** It stands in a frame of its own, without scripts, and under this page's policy, by which nothing is fetched from elsewhere. */
const BEFORE = '<div style="font: 15px/1.5 sans-serif; overflow-wrap: anywhere">'

/** The text of a mail. What somebody else wrote can neither act nor learn that it was looked at. */
export function MailBody({ id }: { id: string }) {
  const text = useText()
  const { organization } = useViewer()
  const { data, error } = useQuery(BODY, { variables: { organizationId: organization.id, id } })
  if (error !== undefined) return <ErrorState error={error} />
  if (data === undefined) return <Skeleton lines={4} />
  const { bodyHtml, bodyText } = data.email ?? {}
  if (!bodyHtml) return <p className={`anyText ${styles.mailText}`}>{bodyText ?? text('timeline.noText')}</p>
  return (
    <iframe
      className={styles.mailFrame}
      title={text('timeline.mail')}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={BEFORE + bodyHtml}
    />
  )
}
