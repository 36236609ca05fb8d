import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What is made anew in the copy, is shared with it, or has no part in the walks. */
const LEFT_OUT = new Set(['node_modules', '.git', 'generated', 'graphql', 'peers', '.duegraph', 'coverage'])

/** A copy of the tree, with the packages of the original. */
export async function copyTree(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'duegraph-walk-'))
  for (const name of await readdir(ROOT)) {
    if (LEFT_OUT.has(name)) continue
    await cp(join(ROOT, name), join(tree, name), {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(basename(source)),
    })
  }
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

export const readPage = () => readFile(join(ROOT, 'docs/adding-a-field.md'), 'utf8')

export const removeTree = (tree: string) => rm(tree, { recursive: true, force: true })

/** Runs a command in the tree, and answers what it wrote; a failure throws with that. */
export function run(tree: string, command: string, args: readonly string[]): Promise<string> {
  const { DATABASE_URL: _, VITEST: __, ...env } = process.env
  const bin = join(tree, 'node_modules/.bin')
  const child = spawn(command, args, {
    cwd: tree,
    env: { ...env, PATH: `${bin}:${env.PATH}`, NO_COLOR: '1' },
  })
  let output = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    output += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-6_000)}`))
    })
  })
}
