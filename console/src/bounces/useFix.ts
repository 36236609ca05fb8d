import { useState } from 'react'
import { type Fault, useAction } from '../graph/useAction.ts'
import { useText } from '../messages/useText.ts'
import type { BounceToFix } from './bounceFix.ts'
import { CONTACT_CREATE, CONTACT_MAKE_PRIMARY, CONTACT_UPDATE } from './contactMutations.ts'
import type { FixEntry, FixWay, NewPerson } from './useFixForm.ts'

/** Does what was chosen; faults of the form are said beside its fields before anything is asked of the server. */
export function useFix(
  { address, contact, party }: BounceToFix,
  onDone: (sentence: string) => Promise<void>,
) {
  const text = useText()
  const update = useAction(CONTACT_UPDATE)
  const primary = useAction(CONTACT_MAKE_PRIMARY)
  const create = useAction(CONTACT_CREATE)
  const [own, setOwn] = useState<readonly Fault[]>([])
  const [last, setLast] = useState<FixWay>('correct')
  const said = {
    correct: update.faults,
    other: [...primary.faults, ...update.faults],
    new: create.faults,
  }

  const correct = async (email: string) => {
    if (email.trim() === address) return setOwn([faultAt('email', text('bounces.sameAddress'))])
    const data = contact ? await update.run({ input: { contactId: contact.id, email: email.trim() } }) : null
    if (data !== null) await onDone(text('bounces.corrected', { email: email.trim() }))
  }
  const takeOther = async (contactId: string) => {
    if (contactId === '') return setOwn([faultAt('contactId', text('bounces.choose'))])
    const chosen = (await primary.run({ input: { contactId } }))?.contactMakePrimary.contact
    if (!chosen) return
    // Somebody who is there for bills still gets them before the main contact does.
    const isReceiver = chosen.party.billingContact?.id === chosen.id
    const input = { contactId, externalRole: 'BILLING_CONTACT' as const }
    if (!isReceiver && (await update.run({ input })) === null) return
    await onDone(text('bounces.replaced', { name: chosen.name }))
  }
  const takeNew = async ({ name, email }: NewPerson) => {
    if (email.trim() === '') return setOwn([faultAt('email', text('bounces.emailNeeded'))])
    const input = {
      partyId: party?.id ?? '',
      name: name.trim(),
      email: email.trim(),
      isPrimary: true,
      externalRole: 'BILLING_CONTACT' as const,
    }
    const data = await create.run({ input })
    if (data !== null) await onDone(text('bounces.replaced', { name: name.trim() }))
  }

  return {
    fix: async ({ way, email, contactId, person }: FixEntry) => {
      setOwn([])
      setLast(way)
      if (way === 'correct') await correct(email)
      else if (way === 'other') await takeOther(contactId)
      else await takeNew(person)
    },
    isBusy: update.isBusy || primary.isBusy || create.isBusy,
    faults: own.length > 0 ? own : said[last],
  }
}

function faultAt(field: string, message: string): Fault {
  return { code: 'INVALID', message, field: ['input', field] }
}
