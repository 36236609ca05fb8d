import { expect, test } from 'vitest'
import { fillTemplate } from '../../src/mail/template.ts'

const VARIABLES = new Map([
  ['party.name', '<script>alert(1)</script>'],
  ['amount', '12.34 €'],
  ['quoted', `"><img onerror='x'>&`],
  ['braces', '{{amount}} {{7*7}}'],
  ['dollars', '$& $1 $$'],
])

test('placeholders are filled, with spaces in them or not', () => {
  expect(fillTemplate('{{amount}}, {{ amount }}.', VARIABLES, 'text')).toEqual({
    text: '12.34 €, 12.34 €.',
    unknown: [],
  })
})

test('in HTML values are escaped, and in text they are not', () => {
  expect(fillTemplate('<b>{{party.name}}</b>', VARIABLES, 'html').text).toBe(
    '<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>',
  )
  expect(fillTemplate('<a title="{{quoted}}">', VARIABLES, 'html').text).toBe(
    '<a title="&quot;&gt;&lt;img onerror=&#39;x&#39;&gt;&amp;">',
  )
  expect(fillTemplate('{{party.name}}', VARIABLES, 'text').text).toBe('<script>alert(1)</script>')
})

test('a value is never read again', () => {
  expect(fillTemplate('{{braces}}', VARIABLES, 'html')).toEqual({ text: '{{amount}} {{7*7}}', unknown: [] })
  expect(fillTemplate('{{dollars}}', VARIABLES, 'text').text).toBe('$& $1 $$')
})

test.each([
  ['{{nobody}} and {{nobody}}', ['nobody']],
  ['{{7*7}}', ['7*7']],
  ['{{ constructor }} {{__proto__}}', ['constructor', '__proto__']],
  ['{{}}', ['']],
  ['{{{amount}}}', ['{{']],
  ['open {{amount', ['{{amount']],
  [`{{${'x'.repeat(100)}}}`, [`${'x'.repeat(40)}…`]],
])('%s stays as it is and is reported', (template, unknown) => {
  expect(fillTemplate(template, VARIABLES, 'text')).toEqual({ text: template, unknown })
})

test('single braces and braces that only close are text', () => {
  const css = 'p{color:red}@media{a{b:c}}'

  expect(fillTemplate(css, VARIABLES, 'html')).toEqual({ text: css, unknown: [] })
})

test('a megabyte of braces is read at once', () => {
  const start = performance.now()

  fillTemplate('{'.repeat(1_048_576), VARIABLES, 'text')
  fillTemplate('{{a'.repeat(349_525), VARIABLES, 'text')

  expect(performance.now() - start).toBeLessThan(20_000)
})
