import { useState } from 'react'
import type { BounceToFix } from './bounceFix.ts'

export type FixWay = 'correct' | 'other' | 'new'
export type NewPerson = { name: string; email: string }
/** All that was typed and chosen, of the ways that were not taken, too. */
export type FixEntry = { way: FixWay; email: string; contactId: string; person: NewPerson }

/** What can be done about the address, the likeliest first chosen, and what is typed about it. */
export function useFixForm({ address, contact, party, suggestedContact }: BounceToFix) {
  const ways: FixWay[] = [
    ...(contact && !contact.isArchived ? ['correct' as const] : []),
    ...(party ? ['other' as const, 'new' as const] : []),
  ]
  const [entry, setEntry] = useState<FixEntry>({
    way: suggestedContact ? 'other' : (ways[0] ?? 'correct'),
    email: address,
    contactId: suggestedContact?.id ?? '',
    person: { name: '', email: '' },
  })
  return {
    ways,
    entry,
    isDirty: entry.email !== address || entry.person.name !== '' || entry.person.email !== '',
    change: (part: Partial<FixEntry>) => setEntry((before) => ({ ...before, ...part })),
  }
}
