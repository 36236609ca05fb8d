type Routes<Handler> = {
  /** By whole paths. */
  exact: Readonly<Record<string, Handler>>
  /** By whole paths, too, or by the first segment with both its slashes. */
  below: Readonly<Record<string, Handler>>
}

/** What answers a path: the route of just that path, else the one of everything below its first segment. */
export function findRoute<Handler>(path: string, { exact, below }: Routes<Handler>): Handler | undefined {
  const [segment = path] = /^\/[^/]+\//.exec(path) ?? []
  for (const [routes, key] of [
    [exact, path],
    [below, path],
    [below, segment],
  ] as const) {
    if (Object.hasOwn(routes, key)) return routes[key]
  }
  return undefined
}
