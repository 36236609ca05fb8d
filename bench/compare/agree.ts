import { askOf, askText } from './ask.ts'
import { canonical } from './canonical.ts'
import { firstDifference } from './difference.ts'
import { at, type Json } from './json.ts'
import type { Operation, Question } from './operation.ts'
import { KINDS, type Server, TITLES } from './servers.ts'
import type { Subject } from './subject.ts'

/** A question that all servers were found to answer alike. */
export type Trial = {
  operation: Operation
  questions: ReadonlyMap<Server, Question>
  /** The length of each server's answer in bytes. */
  bytes: ReadonlyMap<Server, number>
}

/** Asks every server and throws, with the first difference, unless all say the same. */
export async function agree(
  operation: Operation,
  servers: readonly Server[],
  subject: Subject,
): Promise<Trial> {
  const questions = new Map<Server, Question>()
  const bytes = new Map<Server, number>()
  const answers: { server: Server; answer: Json }[] = []
  for (const server of servers) {
    const wording = server.kind === 'postgraphile' ? operation.postgraphile : operation.ours
    const question = await wording.ask(subject, askOf(server))
    const text = await askText(server, question)
    questions.set(server, question)
    bytes.set(server, Buffer.byteLength(text))
    // What JSON.parse returns is JSON by definition.
    const answer = canonical(wording.read(at(JSON.parse(text) as Json, 'data'), subject))
    answers.push({ server, answer })
  }
  refuseDifferences(operation, answers)
  return { operation, questions, bytes }
}

function refuseDifferences(
  { name }: Operation,
  [first, ...others]: readonly { server: Server; answer: Json }[],
) {
  if (first === undefined) throw new Error(`${name} needs one of ${KINDS.join(', ')}.`)
  if (leaves(first.answer) === 0) throw new Error(`${name} finds nothing in this ledger.`)
  for (const { server, answer } of others) {
    const difference = firstDifference(first.answer, answer)
    const pair = `${TITLES[first.server.kind]} and ${TITLES[server.kind]}`
    if (difference !== null) throw new Error(`${name}: ${pair} disagree: ${difference}.`)
  }
}

function leaves(value: Json): number {
  if (value === null || typeof value !== 'object') return value === null ? 0 : 1
  return Object.values(value).reduce<number>((sum, part) => sum + leaves(part), 0)
}
