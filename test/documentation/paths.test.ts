import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// The documents name files that are there, and lead to pages and headings that are there.
const root = fileURLToPath(new URL('../..', import.meta.url))
const below = (await readdir(join(root, 'docs'), { recursive: true })).map((name) => `docs/${name}`)
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...below].filter((name) =>
  name.endsWith('.md'),
)

const read = (page: string) => readFile(join(root, page), 'utf8')

/** Code that reads like a path in the project; what is generated or made at run time is not in it. */
const PATH = /`((?:src|test|bench|scripts|prisma|docs|mappings|\.ci)\/[\w./-]+)`/g
const LINK = /\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g

/** As GitHub makes it from the text of a heading. */
function anchorOf(heading: string): string {
  const letters = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '')
  return letters.trim().replaceAll(' ', '-')
}

async function anchorsIn(page: string): Promise<string[]> {
  return [...(await read(page)).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))
}

test('there are documents to look at', () => {
  expect(pages.length).toBeGreaterThan(12)
})

test.each(pages)('%s names files that are there', async (page) => {
  const paths = [...(await read(page)).matchAll(PATH)].map(([, path = '']) => path)

  expect(paths.filter((path) => path !== 'prisma/generated' && !existsSync(join(root, path)))).toEqual([])
})

test.each(pages)('%s leads to what is there', async (page) => {
  const links = [...(await read(page)).matchAll(LINK)]
  const lost: string[] = []
  for (const [, path = '', anchor] of links) {
    const target = path === '' ? page : join(dirname(page), path)
    const isThere = existsSync(join(root, target))
    const isNamed = anchor === undefined || (isThere && (await anchorsIn(target)).includes(anchor))
    if (!isThere || !isNamed) lost.push(`${path}#${anchor ?? ''}`)
  }

  expect(lost).toEqual([])
})
