import { findNumbers, type FoundNumber } from '../numbers/find-numbers.ts'
import type { CaptionView } from './view.ts'

interface Read {
  readonly publishedAt: string | undefined
  readonly numbers: readonly FoundNumber[]
}

const known = new WeakMap<CaptionView, Read>()

/** The numbers of a prepared text, in code points: times, counts and the comparison with the story ask for them. */
export function numbersOfView(view: CaptionView, publishedAt: string | undefined): readonly FoundNumber[] {
  const read = known.get(view)
  if (read !== undefined && read.publishedAt === publishedAt) return read.numbers
  const numbers = findNumbers(view.text, {
    ...(publishedAt === undefined ? {} : { asOf: publishedAt }),
    lang: view.isChinese ? 'zh' : 'en',
    scan: view.scan,
  })
  known.set(view, { publishedAt, numbers })
  return numbers
}
