import styles from './Field.module.css'

/** What was not done and why, where no single field is at fault. */
export function Faults({ sentences }: { sentences: readonly string[] }) {
  return (
    <div role="alert">
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.fault}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
