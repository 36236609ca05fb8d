import { expect } from 'vitest'
import { ERROR_STATUS } from '../../src/http/errorCode.ts'
import type { TestApi } from '../api.ts'

export type Raw = { status: number; text: string; headers: Headers; milliseconds: number; errors: RawError[] }
type RawError = { message: string; path?: unknown[]; extensions?: Record<string, unknown> }

/** Sends exactly this body, as JSON unless the headers say otherwise. */
export async function post(
  api: TestApi,
  token: string | null,
  body: BodyInit | null,
  headers: Record<string, string> = {},
): Promise<Raw> {
  const start = performance.now()
  const response = await api.send({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // With it the status says what became of the request, as the GraphQL-over-HTTP draft has it.
      accept: 'application/graphql-response+json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body,
  })
  const text = await response.text()
  const milliseconds = performance.now() - start
  return { status: response.status, text, headers: response.headers, milliseconds, errors: errorsIn(text) }
}

export function postJson(
  api: TestApi,
  token: string | null,
  query: string,
  variables: unknown = {},
): Promise<Raw> {
  return post(api, token, JSON.stringify({ query, variables }))
}

function errorsIn(text: string): RawError[] {
  try {
    return (JSON.parse(text) as { errors?: RawError[] }).errors ?? []
  } catch {
    return []
  }
}

/** What never may leave the server: names of our parts, SQL, driver codes, stacks and paths. */
const INSIDES =
  /prisma|\bP2\d{3}\b|\bselect\b.+\bfrom\b|organization_id|syntax error at|invalid input syntax|postgres|node_modules|\.[mc]?[jt]s:\d|^\s+at /im

/** No fault of ours, only documented codes with their meaning, and nothing of our insides. */
export function expectClean({ status, text, errors }: Raw): void {
  expect(status, text.slice(0, 500)).toBeLessThan(500)
  for (const { extensions } of errors) {
    const code = String(extensions?.code)
    expect(code, text.slice(0, 500)).not.toBe('INTERNAL_SERVER_ERROR')
    expect(Object.keys(ERROR_STATUS), text.slice(0, 500)).toContain(code)
    expect(extensions?.status, text.slice(0, 500)).toBe(ERROR_STATUS[code as keyof typeof ERROR_STATUS])
  }
  expect(text).not.toMatch(INSIDES)
}

/** Refused cleanly, with an error that speaks of this. */
export function expectRefusal(raw: Raw, about: RegExp): void {
  expectClean(raw)
  expect(raw.errors.length, raw.text.slice(0, 300)).toBeGreaterThan(0)
  for (const { message, path, extensions } of raw.errors) {
    expect(`${message} ${String(extensions?.argument)} ${(path ?? []).join('.')}`).toMatch(about)
  }
}
