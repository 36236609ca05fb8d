import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { useAction } from '../graph/useAction.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import styles from './Timeline.module.css'

const COMMENT = graphql(`
  fragment CommentEntry on Comment {
    id
    text
    isResolved
  }
`)

const RESOLVE = graphql(`
  mutation ResolveComment($input: CommentResolveInput!) {
    commentResolve(input: $input) {
      comment {
        id
        isResolved
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const REOPEN = graphql(`
  mutation ReopenComment($input: CommentReopenInput!) {
    commentReopen(input: $input) {
      comment {
        id
        isResolved
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export function CommentEntry({ comment }: { comment: FragmentType<typeof COMMENT> }) {
  const text = useText()
  const { isReadOnly } = useViewer()
  const { id, text: words, isResolved } = readFragment(COMMENT, comment)
  const resolve = useAction(RESOLVE)
  const reopen = useAction(REOPEN)
  // The cache finds it by its type and id.
  const changed = (value: boolean) => ({
    __typename: 'Comment' as const,
    id,
    isResolved: value,
  })
  const toggle = () =>
    isResolved
      ? reopen.run(
          { input: { commentId: id } },
          {
            optimisticResponse: {
              commentReopen: { comment: changed(false), userErrors: [] },
            },
          },
        )
      : resolve.run(
          { input: { commentId: id } },
          {
            optimisticResponse: {
              commentResolve: { comment: changed(true), userErrors: [] },
            },
          },
        )
  return (
    <>
      <p className={`anyText ${styles.words}`}>{words}</p>
      <p className={styles.line}>
        {isResolved && <Badge tone="good">{text('timeline.done')}</Badge>}
        {!isReadOnly && (
          <Button size="small" tone="quiet" onClick={() => void toggle()}>
            {text(isResolved ? 'timeline.reopen' : 'timeline.resolve')}
          </Button>
        )}
      </p>
      <Faults sentences={[...resolve.faults, ...reopen.faults].map(({ message }) => message)} />
    </>
  )
}
