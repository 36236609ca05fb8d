import { sql } from '../../../../database/sql.ts'
import { idIn, notFound, writtenText } from '../../../../graph/mutation/input.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import type { Work } from '../../../../graph/mutation/work.ts'

const LONGEST_NAME = 100

export const NAME_RULE = `At most ${LONGEST_NAME} characters, unique in the organization, in whatever case.`
export const COLOR_RULE = 'Red, green and blue in hexadecimal digits: `#2e7d32`.'

export function readTagName(text: string): { name: string; nameKey: string } {
  const name = writtenText(text, 'name', LONGEST_NAME)
  return { name, nameKey: name.toLowerCase() }
}

export function readColor(color: string): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color.toLowerCase()
  throw refusal('INVALID', 'color', 'A colour is # and six hexadecimal digits, such as #2e7d32.')
}

export function nameTaken(name: string) {
  return refusal('TAKEN', 'name', `There is a tag "${name}" already.`)
}

/** The tag that an input names, as it is until the transaction ends: another writer waits. */
export async function lockTag({ run, tx, organizationId }: Work, text: string) {
  const id = idIn({ organizationId }, 'Tag', text, 'tagId')
  const [locked] = await run<{ id: string }>(sql`select t.id from tag t
    where t.organization_id = ${organizationId}::uuid and t.id = ${id}::uuid for update`)
  if (locked === undefined) throw notFound('Tag', text, 'tagId')
  return tx.tag.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } })
}
