import { expect, test } from 'vitest'
import { checkLinks } from '../../src/mail/checkLinks.ts'

test.each([
  ['<a href="https://shop.example/a?b=c#d">', ''],
  [
    '<a href="mailto:a@b.example?subject=x"><a href="tel:+49"><a href="cid:logo"><a href="#top"><a href="sms:1">',
    '',
  ],
  ['<a href="{{unsubscribeUrl}}"><img src=" https://cdn.example/logo.png ">', ''],
  ['<table background="https://cdn.example/x.png"><p style="color:red" two="x">', ''],
  [
    null,
    'Pay at <https://shop.example/@us>, (https://a.example). See the data: 3 // comment, and/or http:// and a@b.example…',
  ],
  [null, 'Mixed „https://shop.example/“ und https://shop.example… usw.'],
])('nothing is said against %s%s', async (html, text) => {
  expect(await checkLinks(html, text)).toEqual([])
})

test.each([
  ['<a href="javascript:alert(1)">', /javascript:/],
  ['<a href=" JavaScript:alert(1)">', /javascript:/],
  ['<a href="java&#9;script:alert(1)">', /control characters/],
  ['<a href="java\nscript:alert(1)">', /control characters/],
  ['<a href="&#106;avascript:alert(1)">', /javascript:/],
  ['<img src="data:image/svg+xml;base64,xx">', /data:/],
  ['<a href="vbscript:x">', /vbscript:/],
  ['<a href="file:///etc/passwd">', /file:/],
  ['<a href="//evil.example">', /http or https/],
  ['<a href="/\\evil.example">', /backslash/],
  ['<a href="https:\\\\evil.example">', /backslash/],
  ['<a href="https:evil.example">', /no complete web address/],
  ['<a href="https:///evil.example">', /no complete web address/],
  ['<a href="https://">', /no complete web address/],
  ['<a href="https://bank.example@evil.example/">', /user name/],
  ['<a href="https://@evil.example/">', /user name/],
  ['<a href="https://a.example/\r\nSet-Cookie: x">', /control characters/],
  ['<svg><a xlink:href="javascript:x"></svg>', /javascript:/],
  ['<button formaction="javascript:x">', /javascript:/],
  ['<script>x</script>', /<script>/],
  ['<SCRIPT src=x>', /<script>/],
  ['<iframe srcdoc="x">', /<iframe>/],
  ['<object data="x">', /<object>/],
  ['<embed src="x">', /<embed>/],
  ['<form action="https://evil.example">', /<form>/],
  ['<base href="https://evil.example">', /<base>/],
  ['<meta http-equiv="Refresh" content="0">', /<meta>/],
  ['<img src=x OnError=alert(1)>', /onerror/],
  ['<svg/onload=alert(1)>', /onload/],
])('%s may not be sent', async (html, fault) => {
  const sentences = await checkLinks(html, '')

  expect(sentences).toEqual([expect.stringMatching(fault)])
  expect(sentences).toEqual([expect.stringMatching(/^The .*\.$/)])
})

test.each([
  ['click javascript:alert(1)', /javascript:/],
  ['open data:text/html,x', /data:/],
  ['go to https://bank.example@evil.example/', /user name/],
  ['go to https:\\\\evil.example', /backslash/],
  ['go to //evil.example/x', /http or https/],
])('in text, %s may not be sent', async (text, fault) => {
  expect(await checkLinks(null, text)).toEqual([expect.stringMatching(fault)])
})

test('every fault is named once, and twenty are enough', async () => {
  expect(await checkLinks('<script></script><script></script>', '')).toHaveLength(1)
  const many = Array.from({ length: 100 }, (_, index) => `<a href="javascript:${index}">`)
  expect(await checkLinks(many.join(''), '')).toHaveLength(20)
})

test.each([
  '<svg>',
  '<math>',
  '<svg><p>',
  '<div>',
  '<b>',
  '<a href="',
  '<p a',
  '&amp',
  'http://',
  'https:/',
  ' //a',
  '.',
])('a megabyte of %j is read or refused at once', async (piece) => {
  const hard = piece.repeat(1_048_576 / piece.length)
  const start = performance.now()

  await checkLinks(hard, hard)

  expect(performance.now() - start).toBeLessThan(50_000)
})

test('HTML that takes too long to read is not sent', async () => {
  expect(await checkLinks(`${'<svg>'.repeat(1001)}<script>`, '')).toEqual([expect.stringMatching(/thousand/)])
})
