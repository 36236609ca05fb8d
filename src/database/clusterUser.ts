import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** An account of the system that PostgreSQL runs as. */
export type ServerUser = { uid: number; gid: number }

const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 }

/**
 * PostgreSQL refuses to run as root: as root, this is the owner of the cluster in the folder, or the account that
 * will own it. Null when we are not root: it then runs as the user that we are.
 */
export async function findServerUser(folder: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await findClusterOwner(folder)
  if (owner !== null) return owner
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return findAccount(accounts, 'postgres') ?? findAccount(accounts, 'nobody') ?? NOBODY
}

async function findClusterOwner(folder: string): Promise<ServerUser | null> {
  const names = await readdir(folder).catch(() => [])
  const cluster = names.find((name) => /^pg-\d+$/.test(name))
  if (cluster === undefined) return null
  const { uid, gid } = await stat(join(folder, cluster))
  return uid === 0 ? null : { uid, gid }
}

function findAccount(accounts: string, name: string): ServerUser | null {
  const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(accounts) ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** Whether the user may pass through the folder and all folders above it. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  if (!(await canRead(folder, user, 0o1))) return false
  const parent = dirname(folder)
  return parent === folder || canEnter(parent, user)
}

/** Whether the mode grants the user these bits (4 read, 2 write, 1 enter or run), whatever lies above. */
export async function canRead(path: string, user: ServerUser, bits: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}
