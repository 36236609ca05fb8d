import type { Json } from './json.ts'
import type { Subject } from './subject.ts'

export type Question = { query: string; variables: { readonly [name: string]: Json } }

/** Asks one server and returns the `data` of its answer. */
export type Ask = (question: Question) => Promise<Json>

/** The same question for one server, and how its answer is brought to the common shape. */
type Wording = {
  ask: (subject: Subject, ask: Ask) => Question | Promise<Question>
  read: (data: Json, subject: Subject) => Json
}

export type Operation = {
  name: string
  title: string
  /** The floor serves our schema, so it answers this document too. */
  ours: Wording
  postgraphile: Wording
}
