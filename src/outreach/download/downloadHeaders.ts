import { namedAs } from './namedAs.ts'

type Download = { name: string; type: string; bytes: number | bigint; isShown?: boolean }

/** The headers of every file that is handed out by an address alone: kept by nobody, and nothing of it runs in a browser. */
export function downloadHeaders({ name, type, bytes, isShown = false }: Download): Record<string, string> {
  return {
    'content-type': type,
    'content-length': String(bytes),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${namedAs(name)}`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-site',
    'cache-control': 'private, no-store',
  }
}
