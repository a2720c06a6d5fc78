import { toUtf16Index } from '../lib/code-points.ts'
import { numbersOfView } from './view-numbers.ts'
import type { CaptionView, Mention } from './view.ts'

/** A number with the thing it counts: `key` is kind, unit and thing. */
export interface Count {
  readonly key: string
  readonly value: number
  readonly mention: Mention
}

const COUNTED: ReadonlySet<string> = new Set(['count', 'money', 'measure', 'percent', 'duration', 'ratio'])

/** What is counted, with its numbers; exact ones only. */
export function countsOf(view: CaptionView, publishedAt: string | undefined): readonly Count[] {
  const { text } = view
  return numbersOfView(view, publishedAt).flatMap(({ kind, value, unit = '', counts, start, end }): Count[] => {
    if (typeof value !== 'number' || !COUNTED.has(kind)) return []
    const [from, to] = [toUtf16Index(text, start), toUtf16Index(text, end)]
    const thing = counts ?? /^\s*(\p{Script=Han}|[a-z]+)/u.exec(view.lower.slice(to))?.[1] ?? ''
    return [
      {
        key: `${kind === 'measure' || kind === 'money' || kind === 'percent' ? kind : ''}|${unit}|${thing}`,
        value,
        mention: { start: from, end: to, words: view.raw.slice(from, to), isSure: true },
      },
    ]
  })
}
