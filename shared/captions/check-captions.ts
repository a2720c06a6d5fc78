import type { Finding } from '../domain/source-document.ts'
import { startWatch, type Watch } from '../lib/watch.ts'
import type { CaptionedArticle } from './article.ts'
import { presetFor, type CaptionPreset } from './presets.ts'
import { readCaptions } from './read-article.ts'
import { CAPTION_RULES } from './rules.ts'

/** Which rules run, and by which preset lengths are measured. */
export interface CheckCaptionsOptions {
  /** Ids of rules switched off. */
  readonly off?: readonly string[]
  readonly preset?: CaptionPreset | undefined
  readonly watch?: Watch | undefined
}

/**
 * Findings of the caption rules over an article, in reading order; `block` is the caption, or the figure for what is
 * said of a picture. What an element check misses is in its checks, never here; two values of one number are rule
 * number.two-values.
 */
export function checkCaptions(article: CaptionedArticle, options: CheckCaptionsOptions = {}): readonly Finding[] {
  const { off = [], preset = presetFor(article.language), watch = startWatch() } = options
  const read = { article, captions: readCaptions(article, false, watch), preset }
  const findings = CAPTION_RULES.filter((rule) => rule.isDefault && !off.includes(rule.id)).flatMap((rule) => {
    if (watch.isOver()) {
      watch.rules.add(rule.id)
      return []
    }
    return rule.check(read).map(({ block, start, end, values }): Finding => ({
      rule: rule.id,
      severity: rule.severity,
      block,
      start,
      end,
      ...(values === undefined ? {} : { values: { ...values } }),
    }))
  })
  return findings.toSorted((a, b) => (a.block ?? -1) - (b.block ?? -1) || a.start - b.start)
}
