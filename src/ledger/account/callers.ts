import type { GraphQLError } from 'graphql'
import type { FindViewer, Viewer } from '../../graph/viewer.ts'
import { authenticationError, readToken } from './authorization.ts'
import type { Presume, Proof } from './proof.ts'

/** Who sent a request, and the hash of the token that says so. */
export type Caller = {
  viewer: Viewer
  tokenHash: Buffer
  /** Of a viewer who was read before: see there. Null where the token was looked up for this request. */
  proof: Proof | null
}

export type Callers = ReturnType<typeof createCallers>

type Source = {
  findViewer: FindViewer
  presume: Presume
  now: () => Date
  /** Turns a fault of the database into what the caller may see. */
  explain: (error: unknown, request: Request) => GraphQLError
}

/** Who sent each request that is under way. */
export function createCallers({ findViewer, presume, now, explain }: Source) {
  const callers = new WeakMap<Request, Caller>()

  /** Throws what refuses the request; then it is nobody's. */
  async function lookUp(request: Request, tokenHash: Buffer): Promise<Caller> {
    callers.delete(request)
    const viewer = await findViewer(tokenHash, now()).catch((error: unknown) => {
      throw explain(error, request)
    })
    if (typeof viewer === 'string') throw authenticationError(viewer)
    const caller = { viewer, tokenHash, proof: null }
    callers.set(request, caller)
    return caller
  }

  return {
    find: (request: Request): Caller | undefined => callers.get(request),

    of: (request: Request): Caller => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error('A request got past authentication without a viewer.')
      return caller
    },

    /** Lets nobody in without a token that is good, or was so when it was last looked at. */
    admit: (request: Request): Promise<unknown> | undefined => {
      const tokenHash = readToken(request.headers)
      if (typeof tokenHash === 'string') throw authenticationError(tokenHash)
      const proof = presume(tokenHash, now())
      if (proof === null) return lookUp(request, tokenHash)
      callers.set(request, { viewer: proof.viewer, tokenHash, proof })
      return undefined
    },

    isSettled: (request: Request): boolean => {
      const proof = callers.get(request)?.proof
      return proof === undefined || proof === null || proof.stands
    },

    /** Looks the token up where nothing has proved the viewer, and tells whether what was executed so far may be answered. */
    settle: async (request: Request): Promise<boolean> => {
      const presumed = callers.get(request)
      if (presumed === undefined) return true
      const { viewer } = await lookUp(request, presumed.tokenHash)
      return viewer === presumed.viewer && presumed.proof?.isRefuted !== true
    },
  }
}
