const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an element or a quoted attribute; what XML cannot carry becomes U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}

/** Lines of a person's text, kept as lines. */
export function escapeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapeHtml)
    .join('<br>')
}

/** An element; attributes that are undefined are left out. `inner` is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  inner: string | readonly string[],
): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeHtml(value)}"`],
  )
  return `<${name}${list.join('')}>${typeof inner === 'string' ? inner : inner.join('')}</${name}>`
}

/** What turns the direction of what follows (UAX #9, 2): embeddings and overrides, isolates, and their two ends. */
const OPENS = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/
const TURNS = /[\u202a-\u202e\u2066-\u2069]/
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const POP_EMBEDDING = '\u202c'

/**
 * A name or other words of somebody, to stand within a line of ours: what they turn, they turn in themselves only. Words
 * that turn nothing are given back as they are; an end without a beginning is left out, for it would end what is ours.
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text
  const open: string[] = []
  let kept = ''
  for (const character of text) {
    if (OPENS.test(character)) open.push(character >= '\u2066' ? POP_ISOLATE : POP_EMBEDDING)
    else if (character === POP_ISOLATE || character === POP_EMBEDDING) {
      if (open.at(-1) !== character) continue
      open.pop()
    }
    kept += character
  }
  return `${FIRST_STRONG_ISOLATE}${kept}${open.toReversed().join('')}${POP_ISOLATE}`
}
