import { expect, test } from 'vitest'
import { htmlOfText } from '../../src/mail/htmlOfText.ts'
import { rewriteLinks } from '../../src/mail/links.ts'
import { addPixel } from '../../src/mail/pixel.ts'

const UNSUBSCRIBE = 'https://duegraph.example/u/token'

const rewrite = (text: string, html: string | null = null) =>
  rewriteLinks(
    { text, html },
    { urlOf: (position) => `https://t.example/${position}`, untouched: [UNSUBSCRIBE] },
  )

test.each([
  ['Pay at https://pay.example/1.', 'Pay at https://t.example/0.', ['https://pay.example/1']],
  ['(see http://pay.example/?a=1&b=2)', '(see https://t.example/0)', ['http://pay.example/?a=1&b=2']],
  ['https://a.example/x_(1), ok', 'https://t.example/0, ok', ['https://a.example/x_(1)']],
  ['<https://a.example/>', '<https://t.example/0>', ['https://a.example/']],
  ['"https://a.example"!', '"https://t.example/0"!', ['https://a.example']],
  ['HTTPS://A.example/B', 'https://t.example/0', ['HTTPS://A.example/B']],
  ['[1]: https://a.example/#top]', '[1]: https://t.example/0]', ['https://a.example/#top']],
  [
    'https://a.example https://b.example https://a.example',
    'https://t.example/0 https://t.example/1 https://t.example/0',
    ['https://a.example', 'https://b.example'],
  ],
  ['mailto:a@b.example tel:+49 ftp://x.example xhttp://y.example', null, []],
  [`Leave: ${UNSUBSCRIBE}.`, null, []],
  ['no https:// here, nor http://', null, []],
])('in text, %s', async (text, expected, urls) => {
  expect(await rewrite(text)).toEqual({ text: expected ?? text, html: null, urls })
})

test.each([
  [
    '<a href="https://a.example/?a=1&amp;b=2">',
    '<a href="https://t.example/0">',
    ['https://a.example/?a=1&b=2'],
  ],
  [
    `<A CLASS='x'  HREF = 'https://a.example' title="&quot;">x</A>`,
    `<A CLASS='x'  href="https://t.example/0" title="&quot;">x</A>`,
    ['https://a.example'],
  ],
  ['<a href=https://a.example>x</a >', '<a href="https://t.example/0">x</a >', ['https://a.example']],
  [
    '<map><area href="https://a.example"/></map>',
    '<map><area href="https://t.example/0"/></map>',
    ['https://a.example'],
  ],
  ['<a href="\n https://a.example ">', '<a href="https://t.example/0">', ['https://a.example']],
  [
    '<a href="https://a.example" href="https://b.example">',
    '<a href="https://t.example/0" href="https://b.example">',
    ['https://a.example'],
  ],
  ['<a href="mailto:a@b.example"><a href="tel:1"><a href="cid:x"><a href="#top"><a name="x">', null, []],
  [`<a href="${UNSUBSCRIBE}">`, null, []],
  [`<a href="https://shop.example/?next=${UNSUBSCRIBE}">`, null, []],
  ['<img src="https://a.example/logo.png"><link href="https://a.example/x.css">', null, []],
  ['<!-- <a href="https://a.example"> --><title><a href="https://a.example"></title>', null, []],
])('in HTML, %s', async (html, expected, urls) => {
  expect(await rewrite('', html)).toEqual({ text: '', html: expected ?? html, urls })
})

test('the rest of the HTML stays as it was written', async () => {
  const html =
    '<!doctype html >\r\n<html>\r\n<!--[if mso]><table><tr><td><![endif]-->\r\n<P Style=\'a:"b"\'>&nbsp;&amp;&unknown; é 🎉' +
    '<br/><BR ><pre>\n\n x</pre><style>p > a{}</style><td>stray</td></nothing><svg><a xlink:href="https://s.example"/></svg>' +
    '<unknown-tag a b=c d="e>f">\u0001 < > " \'\r\n</html>\r\n'

  expect(await rewrite('', html)).toEqual({ text: '', html, urls: [] })
})

test('an address has one position in both bodies', async () => {
  const { text, html, urls } = await rewrite(
    'https://a.example then https://b.example/?x=1&y=2',
    '<a href="https://b.example/?x=1&amp;y=2"><a href="https://c.example">',
  )

  expect(text).toBe('https://t.example/0 then https://t.example/1')
  expect(html).toBe('<a href="https://t.example/1"><a href="https://t.example/2">')
  expect(urls).toEqual(['https://a.example', 'https://b.example/?x=1&y=2', 'https://c.example'])
})

test('what takes the place of a link cannot leave its attribute', async () => {
  const body = { text: '', html: '<a href="https://a.example">' }

  const { html } = await rewriteLinks(body, {
    urlOf: () => 'https://t.example/?a=1&b="><script>',
    untouched: [],
  })

  expect(html).toBe('<a href="https://t.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;">')
})

test('a megabyte that is hard to read is read at once', async () => {
  const start = performance.now()

  for (const piece of [
    '<a href="',
    '<a ',
    '<!--',
    'https://',
    'https://a.example/)',
    '((((',
    '&amp',
    '</body ',
  ]) {
    const hard = piece.repeat(1_048_576 / piece.length)
    await rewrite(hard, hard)
    addPixel(hard, 'https://t.example')
    htmlOfText(hard)
  }
  await rewrite(`https://a.example/${')'.repeat(1_000_000)}`)

  expect(performance.now() - start).toBeLessThan(20_000)
})

test('the pixel stands at the end of the body', () => {
  const pixel =
    '<img src="https://t.example/?a&amp;b" alt="" width="1" height="1" style="display:block;border:0">'

  expect(addPixel('<p>x</p>', 'https://t.example/?a&b')).toBe(`<p>x</p>${pixel}`)
  expect(addPixel('<p>x</p></BODY ></html>', 'https://t.example/?a&b')).toBe(
    `<p>x</p>${pixel}</BODY ></html>`,
  )
})

test('text becomes paragraphs with links, and nothing in it becomes HTML', () => {
  expect(
    htmlOfText('Dear <b>you</b>,\r\n\r\nplease & pay\nat https://pay.example/?a=1&b=2.\n \n\nBye\n'),
  ).toBe(
    '<!DOCTYPE html>\n<html><body>\n<p>Dear &lt;b&gt;you&lt;/b&gt;,</p>\n<p>please &amp; pay<br>\nat ' +
      '<a href="https://pay.example/?a=1&amp;b=2">https://pay.example/?a=1&amp;b=2</a>.</p>\n<p>Bye</p>\n</body></html>\n',
  )
})
