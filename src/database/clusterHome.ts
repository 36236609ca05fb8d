import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { canEnter, canRead, type ServerUser } from './clusterUser.ts'
import { openSharedFolder, SHARED_FOLDER } from './embeddedBinaries.ts'

/** Kept beside the cluster; also tells a data folder of ours from any other. */
export const PASSWORD_FILE = 'postgres-password'

/**
 * The folder of the cluster, its password and its log: the data folder, or one under `/var/lib/duegraph` when we
 * are root and the server's user cannot reach the data folder.
 */
export async function openClusterHome(
  dataDir: string,
  { user, mayMove }: { user: ServerUser | null; mayMove: boolean },
): Promise<string> {
  await makeFolder(dataDir)
  const home = await realpath(dataDir)
  if (user === null) return home
  if (await canEnter(dirname(home), user)) {
    await letIn(home, user)
    return home
  }
  if (!mayMove) {
    throw new Error(
      `PostgreSQL does not run as root, and its user (uid ${user.uid}) cannot enter ${dirname(home)}. Name a ` +
        'folder below one that everyone may enter with DATA_DIR, or do not run as root.',
    )
  }
  return openSharedHome(home, user)
}

async function makeFolder(folder: string): Promise<void> {
  try {
    // Making folders above it as well, Node says of a file system that is read-only that nothing is there.
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') await mkdir(folder, { recursive: true })
    else if (code === 'EEXIST') await readdir(folder)
    else throw error
  }
}

async function openSharedHome(home: string, user: ServerUser): Promise<string> {
  const shared = await sharedHomeOf(home)
  await openSharedFolder()
  await mkdir(shared, { recursive: true })
  await letIn(shared, user)
  return shared
}

/** Where the data goes if it may not stay in the folder. */
export async function sharedHomeOf(dataDir: string): Promise<string> {
  const home = await realpath(dataDir).catch(() => resolve(dataDir))
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12)
  return join(SHARED_FOLDER, `data-${name}`)
}

/** Lets the server's user pass through the folder, not list it. A folder that holds other things is left alone. */
async function letIn(folder: string, user: ServerUser): Promise<void> {
  if (await canRead(folder, user, 0o1)) return
  const names = await readdir(folder)
  if (names.length > 0 && !names.includes(PASSWORD_FILE)) {
    throw new Error(
      `PostgreSQL does not run as root, and its user (uid ${user.uid}) cannot enter ${folder}. Name an empty ` +
        'folder with DATA_DIR, or do not run as root.',
    )
  }
  const { uid, mode } = await stat(folder)
  await chown(folder, uid, user.gid)
  await chmod(folder, mode | 0o010)
}
