import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scoreSet } from './score/scoreSet.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const data = process.env.DUEGRAPH_DATA ?? join(root, '../shared/data')
const isThere = existsSync(join(data, 'bounces-sisimai'))
if (!isThere)
  console.warn(`The returned mails are not at ${data} (DUEGRAPH_DATA): how well they are read is not tested.`)

const share = ({ right, of }: { right: number; of: number }) => right / of

describe.skipIf(!isThere)('real mails', () => {
  it.each([
    ['bounces-mdsbp', 77],
    ['bounces-misc', 33],
    ['bounces-php', 48],
    ['bounces-sisimai', 503],
  ])('of %s are read as the aims ask', async (set, mails) => {
    const score = await scoreSet(join(data, set, 'open'))

    expect(score.mails).toBe(mails)
    expect(share(score.bounce)).toBeGreaterThanOrEqual(0.98)
    expect(share(score.hardUndisputed)).toBeGreaterThanOrEqual(0.95)
    // Lower than the line above by the rows that its own table calls soft, and closed accounts are.
    expect(share(score.hard)).toBeGreaterThanOrEqual(0.88)
    expect(share(score.recipient)).toBeGreaterThanOrEqual(0.95)
  })
})
