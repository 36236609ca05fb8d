import { useState } from 'react'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { useText } from '../../messages/useText.ts'
import { ItemList } from '../parts/ItemList.tsx'
import { LiftDialog } from './LiftDialog.tsx'
import { SuppressionItem } from './SuppressionItem.tsx'
import { SUPPRESSION, type Suppression } from './suppressions.ts'

export function SuppressionList({ of }: { of: readonly FragmentType<typeof SUPPRESSION>[] }) {
  const text = useText()
  const suppressions = readFragment(SUPPRESSION, of)
  const [lifting, setLifting] = useState<Suppression | null>(null)
  return (
    <>
      <ItemList label={text('settings.section.suppressions')}>
        {suppressions.map((suppression) => (
          <SuppressionItem
            key={suppression.id}
            suppression={suppression}
            onLift={() => setLifting(suppression)}
          />
        ))}
      </ItemList>
      {lifting !== null && <LiftDialog suppression={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}
