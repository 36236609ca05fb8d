import { CombinedGraphQLErrors, type OperationVariables, type TypedDocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useCallback, useState } from 'react'
import { useToasts } from '../components/Toasts.tsx'
import { useText } from '../messages/useText.ts'
import { isUnreachable } from './client.ts'

/** As every mutation answers what it would not do. */
export type Fault = { code: string; message: string; field: readonly string[] }

/** A mutation's answer: one payload, which has the reasons of what was not done. */
type Answer = Record<string, unknown>

/**
 * One mutation of one field. `run` resolves with the data once it is done, or with null where it was not: then `faults` has the
 * server's reasons, each naming the argument at fault, and anything unexpected was said in a notice. Nothing typed is lost.
 */
export function useAction<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  options: Omit<useMutation.Options<Data, Variables>, 'variables'> = {},
) {
  const text = useText()
  const { warn } = useToasts()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [mutate, { loading }] = useMutation<Data, Variables>(mutation, options as never)

  const run = useCallback(
    async (
      variables: Variables,
      more: Omit<useMutation.MutationFunctionOptions<Data, Variables>, 'variables'> = {},
    ): Promise<Data | null> => {
      setFaults([])
      try {
        const { data } = await mutate({ ...more, variables } as never)
        const found = faultsIn((data as Answer | undefined) ?? null)
        setFaults(found)
        return found.length > 0 ? null : ((data as Data | undefined) ?? null)
      } catch (error) {
        if (isUnreachable(error)) warn(text('common.notDoneUnreachable'))
        else warn(sentenceOf(error) ?? text('common.notDone'))
        return null
      }
    },
    [mutate, text, warn],
  )

  return { run, isBusy: loading, faults, clear: useCallback(() => setFaults([]), []) }
}

function sentenceOf(error: unknown): string | undefined {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.message : undefined
}

function faultsIn(data: Answer | null): readonly Fault[] {
  // One payload for each field that was asked for.
  return Object.values(data ?? {}).flatMap((payload) => {
    // The fragment of the document says that it has them.
    const { userErrors = [] } = (payload ?? {}) as { userErrors?: readonly Fault[] }
    return userErrors
  })
}

/** The sentence about one argument: `faultOf(faults, 'text')` for `["input", "text"]`. */
export function faultOf(faults: readonly Fault[], name: string): string | null {
  return faults.find(({ field }) => field.includes(name))?.message ?? null
}

/** The sentences about none of these arguments, for beside the button. */
export function otherFaults(faults: readonly Fault[], names: readonly string[]): readonly string[] {
  return faults
    .filter(({ field }) => !names.some((name) => field.includes(name)))
    .map(({ message }) => message)
}
