import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A block of the walk: a new file, or changes of one that is there. */
type Step = { file: string; isChange: boolean; lines: string[] }

/** The blocks below a heading of the page, in their order. */
export function stepsBelow(page: string, heading: string): Step[] {
  const [, ...sections] = page.split(/^## /mu)
  const section = sections.find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`The page has no section "${heading}".`)
  return [...section.matchAll(/^( *)```(\w+) (\S+)\n(.*?)^\1```$/gmsu)].map(
    ([, indent = '', language, file = '', text = '']) => ({
      file,
      isChange: language === 'diff',
      lines: text
        .split('\n')
        .slice(0, -1)
        .map((line) => line.slice(indent.length)),
    }),
  )
}

/** Does what the steps say in a copy of the tree. Each change must fit in exactly one place. */
export async function take(steps: readonly Step[], tree: string): Promise<void> {
  for (const { file, isChange, lines } of steps) {
    const path = join(tree, file)
    if (isChange) await writeFile(path, changed(await readFile(path, 'utf8'), file, lines))
    else {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, lines.map((line) => `${line}\n`).join(''), { flag: 'wx' })
    }
  }
}

function changed(text: string, file: string, lines: readonly string[]): string {
  const hunks = lines.join('\n').split(/^@@$\n?/mu)
  return hunks.reduce((before, hunk) => {
    const own = hunk.split('\n').filter((line) => line !== '')
    const sides = (marks: string) =>
      own.filter((line) => marks.includes(line[0] ?? '')).map((line) => `${line.slice(1)}\n`)
    const [old, fresh] = [sides(' -').join(''), sides(' +').join('')]
    const parts = before.split(old)
    if (parts.length !== 2)
      throw new Error(`${file} holds ${parts.length - 1} times what is changed:\n${old}`)
    return parts.join(fresh)
  }, text)
}
