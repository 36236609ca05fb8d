import type { ComponentType } from 'react'
import { useParams } from 'react-router'
import { Page } from '../components/Page.tsx'
import { NotFound } from '../layout/NotFound.tsx'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { AuditSection } from './audit/AuditSection.tsx'
import { MembersSection } from './members/MembersSection.tsx'
import { OrganizationSection } from './organization/OrganizationSection.tsx'
import styles from './Settings.module.css'
import { SettingsNav } from './SettingsNav.tsx'
import { type Section, sectionsFor } from './sections.ts'
import { SuppressionsSection } from './suppressions/SuppressionsSection.tsx'
import { TokensSection } from './tokens/TokensSection.tsx'
import { WebhooksSection } from './webhooks/WebhooksSection.tsx'

const CONTENT: Record<Section, ComponentType> = {
  organization: OrganizationSection,
  members: MembersSection,
  tokens: TokensSection,
  webhooks: WebhooksSection,
  suppressions: SuppressionsSection,
  audit: AuditSection,
}

/** What is set up once: the organization, who may do what, and what was done. */
export function Component() {
  const text = useText()
  const viewer = useViewer()
  const { section: asked = 'organization' } = useParams()
  const sections = sectionsFor(viewer)
  const section = sections.find((name) => name === asked)
  if (section === undefined) return <NotFound />
  const Content = CONTENT[section]
  return (
    <Page title={text('settings.title')}>
      <div className={styles.layout}>
        <SettingsNav sections={sections} />
        <div className={styles.content}>
          <Content />
        </div>
      </div>
    </Page>
  )
}
