import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/database/sql.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
  await db.database.$executeRawUnsafe('create table noted (text text not null unique)')
})
afterAll(() => db.drop())

const note = (text: string | null) => sql`insert into noted (text) values (${text}::text) returning text`
const noted = () => db.database.read<{ text: string }>(sql`select text from noted order by text`)

describe('a transaction', () => {
  test('commits what was told and what was asked, in their order', async () => {
    const seen = await db.database.transact(async (run, tell) => {
      tell(note('a'))
      tell(note('b'))
      return run<{ count: bigint }>(sql`select count(*) from noted`)
    })

    expect(seen).toEqual([{ count: 2n }])
    expect(await noted()).toEqual([{ text: 'a' }, { text: 'b' }])
  })

  test('that throws leaves nothing', async () => {
    const done = db.database.transact(async (run) => {
      await run(note('c'))
      throw new Error('changed my mind')
    })

    await expect(done).rejects.toThrow('changed my mind')
    expect(await noted()).toHaveLength(2)
  })

  test('of which a statement fails that nobody waited for leaves nothing, and tells of that statement', async () => {
    const last = db.database.transact(async (_run, tell) => {
      tell(note('d'))
      tell(note(null))
    })
    await expect(last).rejects.toMatchObject({ code: '23502' })

    const before = db.database.transact(async (run, tell) => {
      tell(note(null))
      return run(note('e'))
    })
    await expect(before).rejects.toMatchObject({ code: '23502' })
    expect(await noted()).toHaveLength(2)
  })

  test('whose connection is lost fails alone: the next one is well', async () => {
    const lost = db.database.transact((run) => run(sql`select pg_terminate_backend(pg_backend_pid())`))
    await expect(lost).rejects.toThrow()

    await db.database.transact(async (_run, tell) => tell(note('f')))
    expect(await noted()).toHaveLength(3)
  })

  test('does not mix with others that run at the same time', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `n${index}`)
    const outcomes = await Promise.allSettled(
      texts.map((text, index) =>
        db.database.transact(async (run, tell) => {
          tell(note(text))
          await run(sql`select 1 as one`)
          if (index % 2 === 1) throw new Error('odd')
        }),
      ),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(await noted()).toHaveLength(23)
  })
})
