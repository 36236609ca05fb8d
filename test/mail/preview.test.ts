import { expect, test } from 'vitest'
import { previewOf } from '../../src/mail/outbox/preview.ts'

test.each([
  [
    '<a href="https://pay.example/7">Pay</a>',
    '<a href="https://pay.example/7" target="_blank" rel="noopener noreferrer">Pay</a>',
  ],
  [
    '<A HREF=https://pay.example/?a=1&amp;b=2 target=_top ping=https://p.example style="color:red">Pay</A>',
    '<a href="https://pay.example/?a=1&amp;b=2" style="color:red" target="_blank" rel="noopener noreferrer">Pay</A>',
  ],
  [
    '<a href="#more">More</a><a href="mailto:a@b.example">Us</a>',
    '<a href="#more">More</a><a href="mailto:a@b.example">Us</a>',
  ],
])('a link opens a window of its own: %s', async (html, expected) => {
  expect(await previewOf(html)).toBe(expected)
})

test.each([
  ['<img src="https://duegraph.example/t/o/x.gif" alt="" width="1">', '<img alt="" width="1">'],
  ['<img src="/logo.png" srcset="a.png 2x">', '<img>'],
  ['<img src="data:image/gif;base64,R0lGOD">', '<img src="data:image/gif;base64,R0lGOD">'],
  ['<table background="https://x.example/b.png" border=0><tr>', '<table border="0"><tr>'],
  ['<video poster=p.png src=v.mp4></video>', '<video></video>'],
  ['<link rel=stylesheet href=https://x.example/s.css><p>Text', '<p>Text'],
  ['<meta http-equiv=refresh content="0;url=https://x.example"><base href="https://x.example/">Text', 'Text'],
  ['<iframe src="https://x.example"></iframe>', '</iframe>'],
  ['<script src="https://x.example/s.js">alert(1)</script>', '<script type="text/plain">alert(1)</script>'],
  ['<p style="background:url(https://x.example/b.png)">Text', '<p style="background:none">Text'],
  [
    "<style>@import 'https://x.example/s.css'; p{background:url( 'b.png' )}</style>",
    '<style>none p{background:none}</style>',
  ],
])('nothing is loaded: %s', async (html, expected) => {
  expect(await previewOf(html)).toBe(expected)
})
