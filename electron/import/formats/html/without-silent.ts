const SILENT = /<!--|<(script|style)(?=[\s>/])/giu
const DATA_SCRIPT = /^<script[^>]{0,200}(?:ld\+json|math\/tex)/iu

/**
 * `html` without what scripts, styles and comments hold, which is most of many a page and never read: the parser has
 * less to do. What stands in style sheets for the screen goes to `styles`. Their tags stay, and so does the data about the article (JSON-LD), and formulas (TeX).
 */
export function withoutSilent(html: string, styles: string[] = []): string {
  const parts: string[] = []
  let done = 0
  SILENT.lastIndex = 0
  for (let match = SILENT.exec(html); match !== null; match = SILENT.exec(html)) {
    const name = match[1]?.toLowerCase()
    if (name === undefined) {
      // `<!-->` is a whole comment of its own (HTML 13.2.5.43).
      const end = html.startsWith('<!-->', match.index) ? match.index + 5 : html.indexOf('-->', match.index + 4)
      if (end < 0) break
      const after = html.startsWith('<!-->', match.index) ? end : end + 3
      parts.push(html.slice(done, match.index))
      done = after
    } else {
      const open = html.indexOf('>', match.index)
      const close = open < 0 ? -1 : indexOfClose(html, name, open)
      if (close < 0) break
      if (!DATA_SCRIPT.test(html.slice(match.index, match.index + 300))) {
        if (name === 'style' && isForScreen(html.slice(match.index, open))) styles.push(html.slice(open + 1, close))
        parts.push(html.slice(done, open + 1))
        done = close
      }
      SILENT.lastIndex = close
      continue
    }
    SILENT.lastIndex = done
  }
  return done === 0 ? html : parts.join('') + html.slice(done)
}

/** Whether a sheet is for all media, or for the screen. */
function isForScreen(tag: string): boolean {
  const media = /\bmedia\s*=\s*["']?\s*([a-z]+)/iu.exec(tag)?.[1]?.toLowerCase()
  return media === undefined || media === 'all' || media === 'screen'
}

function indexOfClose(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return -1
}
