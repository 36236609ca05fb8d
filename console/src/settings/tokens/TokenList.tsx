import { useState } from 'react'
import { ItemList } from '../parts/ItemList.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { TokenItem } from './TokenItem.tsx'
import type { OwnToken } from './tokens.ts'

type Props = { label: string; tokens: readonly OwnToken[] }

export function TokenList({ label, tokens }: Props) {
  const [revoking, setRevoking] = useState<OwnToken | null>(null)
  return (
    <>
      {tokens.length > 0 && (
        <ItemList label={label}>
          {tokens.map((token) => (
            <TokenItem key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ItemList>
      )}
      {revoking !== null && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}
