export type Json = Readonly<Record<string, unknown>>
type List = readonly Json[]

const list = (of: Json, name: string): List => (of[name] ?? []) as List
const words = (of: Json, block: unknown): string => String(list(of, 'blocks')[Number(block)]?.['text'] ?? '')
const cut = (text: string, start: unknown, end: unknown): string =>
  Array.from(text).slice(Number(start), Number(end)).join('')

/** Each part as lines that can be held against one another; furniture is left out of exports, and is no loss. */
export const DOCX_PARTS: Readonly<Record<string, (of: Json) => readonly string[]>> = {
  paragraphs: (of) =>
    list(of, 'blocks')
      .filter(({ role, text }) => role !== 'furniture' && role !== 'figure' && text !== '')
      .map(({ text, listNumber }) => `${listNumber === undefined ? '' : `(${String(listNumber)}) `}${String(text)}`),
  roles: (of) =>
    list(of, 'blocks')
      .filter(({ role }) => role !== 'furniture')
      .map(({ role, text }) => `${String(role)}: ${String(text).slice(0, 30)}`),
  form: (of) =>
    list(of, 'blocks').flatMap(({ text, marks = [], role }) =>
      role === 'furniture'
        ? []
        : (marks as List).map(
            (mark) =>
              `${String(mark['kind'])} ${cut(String(text), mark['start'], mark['end'])} ${String(mark['href'] ?? '')}`,
          ),
    ),
  tables: (of) => list(of, 'blocks').flatMap(({ grid }) => (grid === undefined ? [] : [JSON.stringify(grid)])),
  comments: (of) =>
    list(of, 'notes').map(({ author, date, body, state }) => [author, date, body, state].map(String).join(' · ')),
  replies: (of) =>
    list(of, 'notes').flatMap(({ replies }) =>
      (replies as List).map(({ author, date, body }) => [author, date, body].map(String).join(' · ')),
    ),
  anchors: (of) =>
    list(of, 'notes').map(({ block, start, end, endBlock, body }) =>
      endBlock === undefined
        ? `${cut(words(of, block), start, end)} · ${String(body)}`
        : `${cut(words(of, block), start, undefined)} … ${cut(words(of, endBlock), 0, end)} · ${String(body)}`,
    ),
  suggestions: (of) =>
    list(of, 'suggestions').map(({ author, date, kind, before, after, block, start }) =>
      [author, date, kind, before, after, cut(words(of, block), 0, start).slice(-10)]
        .map((each) => String(each))
        .join(' · '),
    ),
  pictures: (of) =>
    list(of, 'figures').map(({ sha256, alt, caption }) => `${String(sha256)} ${String(alt)} ${words(of, caption)}`),
}
