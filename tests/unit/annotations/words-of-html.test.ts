import { expect, test } from 'vitest'
import { wordsOfHtml } from '#electron/annotations/words-of-html.ts'

test.each([
  ['<p>一</p><p>二 &amp; 三</p>', '一\n二 & 三'],
  ['a<br>b<BR/>c', 'a\nb\nc'],
  ['<script>alert(1)</script>看<style>p{}</STYLE >这里', '看这里'],
  ['前<script>没有结尾', '前'],
  ['3 < 5', '3 < 5'],
  ['&amp;lt;', '&lt;'],
  ['İ<script>x</script>末', 'İ末'],
])('%j says %j', (html, words) => {
  expect(wordsOfHtml(html)).toBe(words)
})

// Each of these took time with the square of its length, or more: 400,000 characters took 25 seconds.
test.each(['<script', '<script>', '<style>a', '</p', '<', '&lt', '<br>'])(
  'a body of %j is gone through once',
  (piece) => {
    const many = piece.repeat(Math.ceil(400_000 / piece.length))
    expect(wordsOfHtml(many).length).toBeLessThanOrEqual(many.length)
  },
)
