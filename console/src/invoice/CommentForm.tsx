import { type FormEvent, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { TextArea } from '../components/TextField.tsx'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import { useUnsavedGuard } from '../layout/useUnsavedGuard.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const ADD = graphql(`
  mutation AddComment($input: CommentAddInput!) {
    commentAdd(input: $input) {
      comment {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

/** A word for colleagues. What is typed stays until it is kept. */
export function CommentForm({ invoiceId }: { invoiceId: string }) {
  const text = useText()
  const [words, setWords] = useState('')
  const [added, setAdded] = useState<string | null>(null)
  const add = useAction(ADD, { refetchQueries: ['InvoiceTimeline'], awaitRefetchQueries: true })
  useUnsavedGuard(words !== '' || added !== null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAdded(words)
    setWords('')
    const data = await add.run({ input: { invoiceId, text: words } })
    setAdded(null)
    // Back into the field, before what was typed there meanwhile.
    if (data === null) setWords((later) => [words, later].filter(Boolean).join('\n'))
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextArea
        label={text('invoice.comment')}
        rows={2}
        value={words}
        fault={faultOf(add.faults, 'text')}
        onValue={setWords}
      />
      <Faults sentences={otherFaults(add.faults, ['text'])} />
      {added !== null && (
        <p className={`anyText ${styles.pending}`}>
          <span className={styles.quiet}>{text('invoice.adding')}: </span>
          {added}
        </p>
      )}
      {words.trim() !== '' && (
        <Button type="submit" isBusy={add.isBusy}>
          {text('invoice.addComment')}
        </Button>
      )}
    </form>
  )
}
