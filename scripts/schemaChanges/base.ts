import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The commit that is compared with, and what it is. */
export type Base = { commit: string; what: string }

/** Where there is nothing to compare with, and why. */
export type NoBase = { reason: string }

const MAIN_BRANCHES = ['main', 'origin/main']

/**
 * The commit before the changes that are looked at: where this branch left main, or on main itself the commit before. A
 * clone without history has neither.
 */
export async function findBase(): Promise<Base | NoBase> {
  const head = await commitOf('HEAD')
  if (head === null) return { reason: 'this is no git checkout with a commit' }
  const forks = await findForks(head)
  const isOnMain = (await ask('symbolic-ref', '--quiet', '--short', 'HEAD')) === 'main'
  if (!isOnMain && forks.length > 0 && !forks.includes(head)) {
    return { commit: await nearest(forks), what: 'where this branch left main' }
  }
  const previous = await commitOf('HEAD~')
  if (previous === null) return { reason: 'no earlier commit is here' }
  return { commit: previous, what: 'the commit before' }
}

/** The commit that somebody named. */
export async function namedBase(name: string): Promise<Base> {
  const commit = await commitOf(name)
  if (commit === null) throw new Error(`There is no commit ${name}.`)
  return { commit, what: name }
}

/** A file as it was in the commit; null where it was not there. */
export function readAt({ commit }: Base, path: string): Promise<string | null> {
  return ask('show', `${commit}:${path}`)
}

async function findForks(head: string): Promise<string[]> {
  const forks = await Promise.all(MAIN_BRANCHES.map((branch) => ask('merge-base', head, branch)))
  return forks.filter((fork) => fork !== null)
}

/** A main that is behind the other one leads further back than this branch goes. */
async function nearest(forks: readonly string[]): Promise<string> {
  const counted = await Promise.all(
    forks.map(async (fork) => ({
      fork,
      distance: Number(await ask('rev-list', '--count', `${fork}..HEAD`)),
    })),
  )
  const [first] = counted.sort((left, right) => left.distance - right.distance)
  if (first === undefined) throw new Error('Of no commits none is the nearest.')
  return first.fork
}

function commitOf(name: string): Promise<string | null> {
  return ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
}

/** What git answers; null where it refuses. */
async function ask(...args: string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { maxBuffer: 64 * 1024 * 1024 })
    return args[0] === 'show' ? stdout : stdout.trim()
  } catch {
    return null
  }
}
