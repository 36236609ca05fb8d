import type { IncomingMessage, ServerResponse } from 'node:http'
import { createConsoleFiles, isConsoleBuilt } from './consoleFiles.ts'
import { createSessionRoute, type SessionSettings } from './sessionRoute.ts'

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown

/** What answers below `/console`; nothing where its files were not built. */
export function createConsoleRoutes(settings: SessionSettings): Record<string, RequestHandler> {
  if (!isConsoleBuilt()) return {}
  return {
    '/console': (_request, response) => response.writeHead(302, { location: '/console/' }).end(),
    '/console/': createConsoleFiles(),
    '/console/session': createSessionRoute(settings),
  }
}
