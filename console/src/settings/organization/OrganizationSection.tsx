import { useQuery } from '@apollo/client/react'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { Values } from '../parts/Values.tsx'
import { AccountingPanel } from './AccountingPanel.tsx'
import { OutreachPanel } from './OutreachPanel.tsx'
import { RatesPanel } from './RatesPanel.tsx'
import { SeriesPanel } from './SeriesPanel.tsx'

const ORGANIZATION = graphql(`
  query SettingsOrganization($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      name
      timezone
      defaultCurrency
      ...OutreachPanel
      ...AccountingPanel
      ...SeriesPanel
    }
  }
`)

export function OrganizationSection() {
  const text = useText()
  const { organization } = useViewer()
  const { data, error, refetch } = useQuery(ORGANIZATION, { variables: { organizationId: organization.id } })
  const found = data?.organization
  return (
    <>
      <Panel title={text('settings.section.organization')}>
        <Values
          of={[
            { label: text('settings.organization.name'), value: organization.name },
            { label: text('settings.organization.timezone'), value: organization.timezone },
            { label: text('settings.organization.currency'), value: organization.defaultCurrency },
          ]}
        />
        <p className={styles.quiet}>{text('settings.organization.fixed')}</p>
      </Panel>
      {!found && error !== undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!found && error === undefined && <Skeleton lines={12} />}
      {found && (
        <>
          <OutreachPanel of={found} />
          <AccountingPanel of={found} />
          <SeriesPanel of={found} />
          <RatesPanel />
        </>
      )}
    </>
  )
}
