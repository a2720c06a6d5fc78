/** A decoded text as a signature sees it: its beginning without leading space, and all of it. */
export interface TextSample {
  readonly head: string
  readonly whole: string
}

const PAGE =
  /^(?:<!doctype\s+html|<html[\s>]|<(?:head|body|article|div|p|h[1-6]|figure|section|main|table|span|meta|title)(?:\s[^<>]*)?>)/iu
const PAGE_INSIDE = /<html[\s>]|<body[\s>]|<\/(?:p|div|figure|[uo]l|h[1-6]|table|span|b|strong|a)>/iu
const JATS = /<article(?=[\s>])[^>]*>|<!DOCTYPE\s+article\s+PUBLIC\s+"[^"]*JATS/iu
const JATS_INSIDE = /<(?:front|article-meta|journal-meta|body)(?=[\s>])/u
const JATS_STATED = /xmlns|dtd-version|article-type|<article-meta|<journal-meta/u
const MHTML =
  /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,30}?(?:content-type:\s*multipart\/related|mime-version:)/iu
const NINJS = /"(?:uri|standard|pubstatus|body_html|body_text|bodies|headlines)"\s*:/iu

/** A journal's article: what begins as a page is none, whatever comes further on. */
export function isJats({ head }: TextSample): boolean {
  const start = withoutProlog(head)
  if (!head.startsWith('<') || (PAGE.test(start) && !/^<article/iu.test(start))) return false
  if (/^<!DOCTYPE\s+article/iu.test(start)) return true
  return JATS.test(start.slice(0, 600)) && JATS_INSIDE.test(head) && JATS_STATED.test(head)
}

/** A page, or a piece of one. */
export function isHtml({ head }: TextSample): boolean {
  if (!head.startsWith('<')) return false
  return PAGE.test(withoutProlog(head)) || (!isOtherXml({ head }) && PAGE_INSIDE.test(head))
}

/** XML of no kind that is known here. */
export function isOtherXml({ head }: Pick<TextSample, 'head'>): boolean {
  return /^<\?xml/iu.test(head)
}

/** A page that a browser saved as one file. */
export function isMhtml({ head }: TextSample): boolean {
  return (
    MHTML.test(head.slice(0, 4000)) &&
    /multipart\/related|^content-type:[ \t]*(?:text\/html|application\/xhtml\+xml)/imu.test(head.slice(0, 8000))
  )
}

/** A news item of IPTC. */
export function isNinjs({ head, whole }: TextSample): boolean {
  return head.startsWith('{') && NINJS.test(head) && whole.trimEnd().endsWith('}')
}

/** Several marks that only Markdown has, one of them a heading, a picture or a link. */
export function isMarkdown({ head }: TextSample): boolean {
  const count = (mark: RegExp): number => head.match(mark)?.length ?? 0
  const headings = count(/^#{1,6}[ \t]+\S/gmu)
  const images = count(/!\[[^\]\n]*\]\([^)\n]+\)/gu)
  const links = count(/(?<!!)\[[^\]\n]+\]\([^)\s\n]+\)/gu)
  const bold = count(/\*\*[^*\n]+\*\*/gu)
  const rules = count(/^(?:```|\|?(?:\s*:?-{3,}:?\s*\|)+)/gmu)
  return headings * 2 + images * 3 + links * 2 + bold + rules * 2 >= 3
}

/** What stands before the root element: declarations, comments, space. */
function withoutProlog(head: string): string {
  return head.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)+/u, '')
}
