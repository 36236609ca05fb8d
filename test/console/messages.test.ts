import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'

// The console says the same in every language, and nothing that it never says.

const SOURCE = fileURLToPath(new URL('../../console/src', import.meta.url))
const FOLDER = join(SOURCE, 'messages')

function messagesOf(language: string): Map<string, string> {
  const files = readdirSync(join(FOLDER, language))
  return new Map(
    files.flatMap((file) => {
      // A file of messages holds nothing else.
      const entries = JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')) as Record<string, string>
      return Object.entries(entries)
    }),
  )
}

const english = messagesOf('en')
const german = messagesOf('de')

test('both languages say the same things', () => {
  expect(english.size).toBeGreaterThan(100)
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
})

test.each([
  ['English', english],
  ['German', german],
])('no message in %s is empty', (_name, messages) => {
  expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([])
})

test('both languages are given the same values', () => {
  const differing = [...english].filter(
    ([id, text]) => valuesIn(text).join() !== valuesIn(german.get(id) ?? '').join(),
  )

  expect(differing.map(([id]) => id)).toEqual([])
})

describe('every message', () => {
  const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
    .join('\n')
  const prefixes = [...sources.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map(
    ([, prefix = '']) => prefix,
  )

  test('is said somewhere', () => {
    const silent = [...english.keys()].filter(
      (id) => !sources.includes(`'${id}'`) && !prefixes.some((prefix) => id.startsWith(prefix)),
    )

    expect(silent).toEqual([])
  })
})

/** The names of what a message is given, also inside its plurals. */
function valuesIn(message: string): string[] {
  return [...new Set(parse(message).flatMap(namesIn))].sort()
}

function namesIn(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return []
  const options = element.type === TYPE.plural || element.type === TYPE.select ? element.options : {}
  return [element.value, ...Object.values(options).flatMap(({ value }) => value.flatMap(namesIn))]
}
