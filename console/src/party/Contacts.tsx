import { useState } from 'react'
import { ActionMenu } from '../components/ActionMenu.tsx'
import { Badge, type Tone } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Panel } from '../components/Page.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { ContactsFragment } from '../graphql/graphql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { ContactForm } from './ContactForm.tsx'
import { useContactActions } from './useContactActions.ts'
import { WhyUnreached } from './WhyUnreached.tsx'

const CONTACTS = graphql(`
  fragment Contacts on Party {
    id
    contacts(first: 50) {
      totalCount
      edges {
        cursor
        node {
          id
          name
          jobTitle
          email
          phone
          emailHealth
          isPrimary
        }
      }
    }
  }
`)

export type ContactRow = ContactsFragment['contacts']['edges'][number]['node']

const TONES: Readonly<Record<ContactRow['emailHealth'], Tone>> = {
  GOOD: 'good',
  BOUNCING: 'bad',
  SUPPRESSED: 'warn',
  UNKNOWN: 'neutral',
}

/** Whom one writes to, and whether mail gets there. */
export function Contacts({ party }: { party: FragmentType<typeof CONTACTS> }) {
  const text = useText()
  const { isReadOnly } = useViewer()
  const { warn } = useToasts()
  const { id, contacts } = readFragment(CONTACTS, party)
  const [edited, setEdited] = useState<ContactRow | 'new' | null>(null)
  const { archive, makePrimary } = useContactActions(warn)
  return (
    <Panel
      title={text('party.contacts')}
      actions={
        !isReadOnly && (
          <Button size="small" onClick={() => setEdited('new')}>
            {text('party.addContact')}
          </Button>
        )
      }
    >
      {contacts.edges.length === 0 && <EmptyState title={text('party.noContacts')} />}
      <ul className={styles.parties}>
        {contacts.edges.map(({ node }) => (
          <li key={node.id} className={styles.row}>
            <strong className="anyText">{node.name}</strong>
            {node.isPrimary && <Badge tone="accent">{text('party.primary')}</Badge>}
            <span className="anyText">
              {[node.jobTitle, node.email, node.phone].filter(Boolean).join(' · ')}
            </span>
            <Badge tone={TONES[node.emailHealth]}>{text(`party.health.${node.emailHealth}`)}</Badge>
            {node.email && (node.emailHealth === 'BOUNCING' || node.emailHealth === 'SUPPRESSED') && (
              <WhyUnreached address={node.email} />
            )}
            {!isReadOnly && (
              <ActionMenu
                label="⋯"
                ariaLabel={text('party.contactActions', { name: node.name })}
                actions={[
                  { label: text('common.edit'), onSelect: () => setEdited(node) },
                  {
                    label: text('party.makePrimary'),
                    isDisabled: node.isPrimary,
                    onSelect: () => void makePrimary(node.id),
                  },
                  { label: text('party.archive'), isDangerous: true, onSelect: () => void archive(node.id) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {edited !== null && (
        <ContactForm
          partyId={id}
          contact={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  )
}
