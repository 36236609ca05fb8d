import { useState } from 'react'
import { useToasts } from '../components/Toasts.tsx'
import { useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'

const COMPLETE = graphql(`
  mutation TodayTaskComplete($input: TaskCompleteInput!) {
    taskComplete(input: $input) {
      task {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const DISMISS = graphql(`
  mutation TodayTaskDismiss($input: TaskDismissInput!) {
    taskDismiss(input: $input) {
      task {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

type Options = { onStarted: () => void; onDone: () => void }

export type TaskActions = ReturnType<typeof useTaskActions>

/** Closes tasks: the row goes at once, and comes back with the server's sentence where it would not. */
export function useTaskActions({ onStarted, onDone }: Options) {
  const text = useText()
  const { say } = useToasts()
  const complete = useAction(COMPLETE)
  const dismiss = useAction(DISMISS)
  const [latest, setLatest] = useState<string | null>(null)
  const settle = (data: unknown, sentence: string) => {
    if (data === null) return
    say(sentence)
    onDone()
  }
  const begin = (taskId: string) => {
    complete.clear()
    dismiss.clear()
    setLatest(taskId)
    onStarted()
  }
  return {
    complete: async (taskId: string) => {
      begin(taskId)
      const task = { __typename: 'Task' as const, id: taskId, status: 'COMPLETED' as const }
      const optimisticResponse = { taskComplete: { task, userErrors: [] } }
      const data = await complete.run({ input: { taskId } }, { optimisticResponse })
      settle(data, text('today.completed'))
    },
    dismiss: async (taskId: string) => {
      begin(taskId)
      const task = { __typename: 'Task' as const, id: taskId, status: 'DISMISSED' as const }
      const optimisticResponse = { taskDismiss: { task, userErrors: [] } }
      const data = await dismiss.run({ input: { taskId } }, { optimisticResponse })
      settle(data, text('today.dismissed'))
    },
    faultsOf: (taskId: string) =>
      taskId === latest ? [...complete.faults, ...dismiss.faults].map(({ message }) => message) : [],
  }
}
