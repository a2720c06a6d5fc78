import { createHash } from 'node:crypto'
import { element, escapeHtml } from '#shared/markup/escape.ts'

/** What a page of ours differs in from another. */
interface PageFrame {
  readonly lang: string
  readonly title: string
  readonly style: string
  /** Sources of styles and fonts that may apply besides this very style, as a content policy names them; left out: none. */
  readonly alsoFrom?: string
  /** Elements of the head before the title. */
  readonly meta?: readonly string[]
  /** Elements of the head before the style. */
  readonly links?: readonly string[]
  readonly bodyClass: string
  readonly body: readonly string[]
}

/** A page that runs nothing and sends for nothing: only its own style may apply, only pictures that are in the file may show. */
export function pageFrame({ lang, title, style, alsoFrom, meta = [], links = [], bodyClass, body }: PageFrame): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const fonts = alsoFrom === undefined ? '' : ` ${alsoFrom}; font-src ${alsoFrom}`
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'${fonts}; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...meta,
    element('title', {}, escapeHtml(title)),
    ...links,
    `<style>${style}</style>`,
    '</head>',
    `<body class="${bodyClass}">`,
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
