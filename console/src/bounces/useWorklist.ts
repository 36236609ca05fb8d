import { useApolloClient } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { useToasts } from '../components/Toasts.tsx'
import type { FragmentType } from '../graphql/fragment-masking.ts'
import type { BOUNCE_FIX } from './bounceFix.ts'
import { BOUNCE } from './bouncesQuery.ts'
import { buttonIdOf } from './buttonIdOf.ts'
import type { BOUNCE_LIFT } from './LiftDialog.tsx'

type Job =
  | { kind: 'fix'; id: string; bounce: FragmentType<typeof BOUNCE_FIX> }
  | { kind: 'lift'; id: string; bounce: FragmentType<typeof BOUNCE_LIFT> }

export type JobDialog = {
  isOpen: boolean
  onClose: () => void
  /** Says what was done. The row is read anew, and the focus goes to the next one. */
  onDone: (sentence: string) => Promise<void>
  focusAfter: () => HTMLElement | null
}

/** One row after the other: which is being worked on, which are done, and where to go on. */
export function useWorklist(rows: readonly { id: string }[]) {
  const client = useApolloClient()
  const { say } = useToasts()
  const [job, setJob] = useState<Job | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState<ReadonlyMap<string, string>>(new Map())
  const next = useRef<string | null>(null)

  const finish = async (sentence: string) => {
    if (job === null) return
    const place = rows.findIndex(({ id }) => id === job.id)
    next.current = rows[place + 1]?.id ?? rows[place - 1]?.id ?? null
    setDone((before) => new Map(before).set(job.id, sentence))
    say(sentence)
    setOpen(false)
    // Without an answer the row stays as it was, with what was done beside it.
    await client
      .query({ query: BOUNCE, variables: { id: job.id }, fetchPolicy: 'network-only' })
      .catch(() => {})
  }
  const dialog: JobDialog = {
    isOpen,
    onClose: () => setOpen(false),
    onDone: finish,
    focusAfter: () => {
      const id = next.current
      next.current = null
      return id === null ? null : document.getElementById(buttonIdOf(id))
    },
  }
  return {
    job,
    dialog,
    doneOf: (id: string) => done.get(id) ?? null,
    open: (wanted: Job) => {
      setJob(wanted)
      setOpen(true)
    },
  }
}
