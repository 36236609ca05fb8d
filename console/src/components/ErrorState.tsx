import { CombinedGraphQLErrors } from '@apollo/client'
import { useText } from '../messages/useText.ts'
import { Button } from './Button.tsx'
import styles from './State.module.css'

type Props = { error: Error; onRetry?: () => void }

/** What could not be read, in the server's own words where it has any: they are safe to show. */
export function ErrorState({ error, onRetry }: Props) {
  const text = useText()
  const sentence = CombinedGraphQLErrors.is(error) ? error.errors[0]?.message : undefined
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>{text('common.errorTitle')}</h2>
      <p className="anyText">{sentence ?? text('common.errorHint')}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{text('common.tryAgain')}</Button>}
    </div>
  )
}
