import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../graphql/gql.ts'
import { useText } from '../../messages/useText.ts'

const SEND = graphql(`
  mutation SendReminder($input: EmailSendInput!) {
    emailSend(input: $input) {
      email {
        id
        recipients {
          address
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

/** At most so many invoices stand in one mail. */
const MOST = 100

export type Chosen = { id: string; targetParty?: { id: string } | null }
export type Letter = { subject: string; bodyText: string }
export type Outcome = { key: string; count: number; recipients: readonly string[]; faults: readonly string[] }

/**
 * Sends one mail to each party about its invoices among those chosen. An invoice that must not be mailed about is left out, with its
 * reason, and the mail goes out about the others.
 */
export function useRound(invoices: readonly Chosen[]) {
  const text = useText()
  const [mutate] = useMutation(SEND)
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const [isSending, setSending] = useState(false)

  const sendOne = async (ids: readonly string[], letter: Letter, key: string): Promise<Outcome[]> => {
    const input = { ...letter, invoiceIds: [...ids], idempotencyKey: key }
    const { data } = await mutate({ variables: { input } })
    const { email, userErrors = [] } = data?.emailSend ?? {}
    const said = userErrors.map(({ message }) => message)
    if (email) {
      return [
        { key, count: ids.length, recipients: email.recipients.map(({ address }) => address), faults: said },
      ]
    }
    const refused = userErrors.flatMap(({ field }) => (field[1] === 'invoiceIds' ? [Number(field[2])] : []))
    const others = ids.filter((_id, index) => !refused.includes(index))
    const outcome = { key, count: ids.length - others.length, recipients: [], faults: said }
    if (refused.length === 0 || others.length === 0) return [{ ...outcome, count: ids.length }]
    return [outcome, ...(await sendOne(others, letter, `${key} again`))]
  }

  const send = async (letter: Letter) => {
    setSending(true)
    const all: Outcome[] = []
    setOutcomes(all)
    const round = crypto.randomUUID?.() ?? String(Math.random())
    for (const [index, ids] of mailsOf(invoices).entries()) {
      const key = `${round} ${index}`
      const some = await sendOne(ids, letter, key).catch(() => [
        { key, count: ids.length, recipients: [], faults: [text('common.notDoneUnreachable')] },
      ])
      all.push(...some)
      setOutcomes([...all])
    }
    setSending(false)
  }
  return { outcomes, isSending, send }
}

function mailsOf(invoices: readonly Chosen[]): string[][] {
  const parties = new Map<string, string[]>()
  for (const { id, targetParty } of invoices) {
    const party = targetParty?.id ?? id
    parties.set(party, [...(parties.get(party) ?? []), id])
  }
  return [...parties.values()].flatMap((ids) =>
    Array.from({ length: Math.ceil(ids.length / MOST) }, (_, page) =>
      ids.slice(page * MOST, (page + 1) * MOST),
    ),
  )
}
