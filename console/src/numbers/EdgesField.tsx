import { useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { useText } from '../messages/useText.ts'
import { readEdges, writeEdges } from './edges.ts'

type Props = { edges: readonly number[]; onEdges: (edges: string) => void }

/** Takes effect when it is left or Enter is pressed, and stays as typed while it is no list of days. */
export function EdgesField({ edges, onEdges }: Props) {
  const text = useText()
  const [typed, setTyped] = useState(writeEdges(edges))
  const [isWrong, setWrong] = useState(false)
  const take = () => {
    const read = readEdges(typed)
    setWrong(read === null)
    if (read !== null && writeEdges(read) !== writeEdges(edges)) onEdges(read.join(','))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <TextField
        label={text('numbers.edges')}
        value={typed}
        inputMode="numeric"
        onValue={setTyped}
        onBlur={take}
        fault={isWrong ? text('numbers.edgesWrong') : null}
      />
    </form>
  )
}
