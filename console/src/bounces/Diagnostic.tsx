import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'

const DIAGNOSTIC = graphql(`
  fragment Diagnostic_bounce on BouncingContact {
    id
    wording
    diagnosticCode
  }
`)

/** What the other server said, to the letter and as text only. */
export function Diagnostic({ of }: { of: FragmentType<typeof DIAGNOSTIC> }) {
  const text = useText()
  const { wording, diagnosticCode } = readFragment(DIAGNOSTIC, of)
  const said = diagnosticCode ?? wording ?? null
  return (
    <div>
      <h3>{text('bounces.said')}</h3>
      {said === null ? (
        <p className={styles.quiet}>{text('bounces.saidNothing')}</p>
      ) : (
        <p className={`${styles.said} anyText`}>{said}</p>
      )}
    </div>
  )
}
