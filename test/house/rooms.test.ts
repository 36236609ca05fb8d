import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The check of rooms, on the house as it stands and with faults planted in a copy of it.
const root = fileURLToPath(new URL('../..', import.meta.url))
let copy: string
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'duegraph-rooms-'))
})
afterAll(() => rm(copy, { recursive: true }))

function check(source: string) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/checkRooms.ts'), source], {
    encoding: 'utf8',
  })
  return { status, stderr }
}

async function plant(files: Record<string, string>): Promise<string> {
  const source = await mkdtemp(join(copy, 'src-'))
  await cp(join(root, 'src'), source, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(source, name)), { recursive: true })
    await writeFile(join(source, name), text)
  }
  return source
}

test('the house stands', () => {
  expect(check(join(root, 'src'))).toEqual({ status: 0, stderr: '' })
})

describe('is refused', () => {
  test.each([
    [
      'an import from a room above',
      { 'graph/planted.ts': "import { schema } from '../server/schema.ts'\nexport const planted = schema\n" },
      'graph/planted.ts imports server/schema.ts, a room above it.',
    ],
    [
      'a type from a room above',
      {
        'mail/planted.ts':
          "export type Planted = import('../graph/viewer.ts').Viewer\nimport type { Viewer } from '../graph/viewer.ts'\nexport type Other = Viewer\n",
      },
      'mail/planted.ts imports graph/viewer.ts, a room above it.',
    ],
    [
      'a circle of files',
      {
        'http/one.ts': "import type { Two } from './two.ts'\nexport type One = Two | null\n",
        'http/two.ts': "import type { One } from './one.ts'\nexport type Two = One[]\n",
      },
      'These files import each other in a circle: http/one.ts, http/two.ts.',
    ],
    [
      'a circle of folders whose files make none',
      {
        'mail/east/one.ts': "import { west } from '../west/one.ts'\nexport const east = west\n",
        'mail/east/two.ts': 'export const two = 2\n',
        'mail/west/one.ts': 'export const west = 1\n',
        'mail/west/two.ts': "import { two } from '../east/two.ts'\nexport const west = two\n",
      },
      'These import each other in a circle: mail/east, mail/west.',
    ],
    ['a file in no room', { 'loose.ts': 'export const loose = 1\n' }, 'loose.ts stands in no room'],
    [
      'a new room that nobody declared',
      { 'utils/text.ts': 'export const text = 1\n' },
      'utils/text.ts stands in no room',
    ],
  ])('%s', async (_name, files, fault) => {
    const { status, stderr } = check(await plant(files))

    expect(status).toBe(1)
    expect(stderr).toContain(fault)
  })
})
