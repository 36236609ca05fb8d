import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const MESSAGES = /\/messages\/[a-z]{2}\/\w+\.json$/
/** The code that reads the syntax of messages; the other one is for messages that were read before. */
const PARSER = '@formatjs/icu-messageformat-parser'

/** Reads the messages when the files are made, so that no browser has to, nor fetch what reads them. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    config: () => ({ resolve: { alias: [{ find: PARSER, replacement: `${PARSER}/no-parser.js` }] } }),
    transform: (code, id) => {
      if (!MESSAGES.test(id)) return null
      // A file of messages holds nothing else.
      const messages = Object.entries(JSON.parse(code) as Record<string, string>)
      const compiled = Object.fromEntries(messages.map(([key, text]) => [key, compile(text)]))
      return { code: JSON.stringify(compiled), map: null }
    },
  }
}

/** Most messages are plain text, which needs no reading. */
function compile(text: string) {
  return /[{}'<]/.test(text) ? parse(text) : text
}
