import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOfHtml } from '../../src/mail/textOfHtml.ts'

test.each([
  ['<p>Dear Kim,</p><p>please  pay\n12 &euro;.</p>', 'Dear Kim,\n\nplease pay 12 €.'],
  ['One<br>two<br/>three', 'One\ntwo\nthree'],
  ['<a href="https://pay.example/7">Pay</a> now', 'Pay (https://pay.example/7) now'],
  ['<a href="https://pay.example">https://pay.example</a>', 'https://pay.example'],
  ['<a href="mailto:a@b.example">Us</a>', 'Us'],
  ['<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
  ['<table><tr><td>Total</td><td>7</td></tr><tr><td>Paid</td><td>3</td></tr></table>', 'Total 7\nPaid 3'],
  ['<head><title>T</title><style>p{}</style></head><body>Text<script>x()</script></body>', 'Text'],
  ['1 &lt; 2 &amp;amp; 3', '1 < 2 &amp; 3'],
  ['', ''],
])('%s reads %j', async (html, text) => {
  expect(await textOfHtml(html)).toBe(text)
})

test('whatever the HTML, there is a text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (html) => {
      expect(await textOfHtml(html)).toBe((await textOfHtml(html)).trim())
    }),
    { numRuns: 300 },
  )
})
