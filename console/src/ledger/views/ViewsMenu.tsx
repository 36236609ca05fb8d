import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { ActionMenu, type MenuAction } from '../../components/ActionMenu.tsx'
import { useAction } from '../../graph/useAction.ts'
import { graphql } from '../../graphql/gql.ts'
import type { SavedViewsQuery } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import type { LedgerState } from '../ledgerState.ts'
import type { ChangeState } from '../useLedgerState.ts'
import { stateOfView } from './stateOfView.ts'

const SaveView = lazy(async () => ({ default: (await import('./SaveView.tsx')).SaveView }))

const VIEWS = graphql(`
  query SavedViews($organizationId: ID!) {
    savedViews(organizationId: $organizationId, list: INVOICES, first: 100) {
      edges {
        node {
          id
          name
          where
          search
          includeInactive
          orderBy
          columns
          isShared
          mayChange
          problem
        }
      }
    }
  }
`)

const DELETE = graphql(`
  mutation DeleteView($input: SavedViewDeleteInput!) {
    savedViewDelete(input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export type View = SavedViewsQuery['savedViews']['edges'][number]['node']

type Props = { state: LedgerState; change: ChangeState }

/** Ways of looking at the list that were kept: one's own and those that the organization shares. */
export function ViewsMenu({ state, change }: Props) {
  const text = useText()
  const { organization, isReadOnly } = useViewer()
  const [isSaving, setSaving] = useState(false)
  const { data, refetch } = useQuery(VIEWS, { variables: { organizationId: organization.id } })
  const remove = useAction(DELETE)
  const views = data?.savedViews.edges.map(({ node }) => node) ?? []
  const shown = views.find(({ id }) => id === state.viewId)

  const actions: MenuAction[] = [
    {
      label: text('ledger.allInvoices'),
      isChosen: state.viewId === null,
      onSelect: () => change({ viewId: null, where: {}, search: '', orderBy: [], includeInactive: false }),
    },
    ...views.map((view) => ({
      label: view.isShared ? text('ledger.sharedView', { name: view.name }) : view.name,
      isChosen: view.id === state.viewId,
      isDisabled: view.problem !== null && view.problem !== undefined,
      onSelect: () => change(stateOfView(view)),
    })),
    ...(isReadOnly ? [] : [{ label: text('ledger.saveView'), onSelect: () => setSaving(true) }]),
    ...(shown?.mayChange === true && !isReadOnly
      ? [
          {
            label: text('ledger.deleteView', { name: shown.name }),
            isDangerous: true,
            onSelect: async () => {
              if ((await remove.run({ input: { viewId: shown.id } })) === null) return
              change({ viewId: null })
              await refetch()
            },
          },
        ]
      : []),
  ]
  return (
    <>
      <ActionMenu label={shown?.name ?? text('ledger.views')} actions={actions} />
      {isSaving && (
        <Suspense>
          <SaveView
            state={state}
            onSaved={async (id) => {
              setSaving(false)
              await refetch()
              change({ viewId: id }, { replace: true })
            }}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      )}
    </>
  )
}
