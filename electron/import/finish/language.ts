import script from '#shared/language/data/script.json' with { type: 'json' }
import { isTraditionalCode } from '#shared/language/script.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { tidyMarks } from '#shared/text/form.ts'
import type { SourceBlock } from '#shared/domain/source-document.ts'
import type { Language } from '#shared/domain/common.ts'

const SAMPLE = 20_000

let simplified: Set<number> | undefined

/** Characters that only Simplified writes: what a Traditional one turns into, and is none itself. */
function isSimplifiedCode(code: number): boolean {
  if (simplified === undefined) {
    simplified = new Set()
    for (let index = 1; index < script.toSimplified.length; index += 2)
      simplified.add(script.toSimplified.charCodeAt(index))
  }
  return simplified.has(code)
}

/**
 * The language of a text by its letters: kana, Han of either script, Latin words of English; words too few to tell are in
 * English where the file says so.
 */
export function detectLanguage(texts: readonly string[], declared = ''): Language {
  let han = 0
  let kana = 0
  let latin = 0
  let traditional = 0
  let simple = 0
  let looked = 0
  for (const text of texts) {
    for (let index = 0; index < text.length && looked < SAMPLE; index += 1, looked += 1) {
      const code = text.charCodeAt(index)
      if (code >= 0x3400 && code <= 0x9fff) {
        han += 1
        if (isTraditionalCode(code)) traditional += 1
        else if (isSimplifiedCode(code)) simple += 1
      } else if (code >= 0x3041 && code <= 0x30fa) kana += 1
      else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin += 1
    }
  }
  if (kana > 10 && kana * 8 > han) return 'ja'
  // A Han character says about as much as a word of four letters.
  if (han > 0 && han * 4 >= latin) return traditional > simple ? 'zh-Hant' : 'zh-Hans'
  return latin > 0 && (/^en\b/iu.test(declared) || isEnglish(texts)) ? 'en' : 'und'
}

const ENGLISH = /\b(?:the|and|of|to|in|is|that|for|with|was|on|by|from|are|this)\b/giu

function isEnglish(texts: readonly string[]): boolean {
  const sample = texts.join(' ').slice(0, SAMPLE)
  const words = sample.match(/\p{L}+/gu)?.length ?? 0
  const common = sample.match(ENGLISH)?.length ?? 0
  return words > 0 && (common / words > 0.12 || (words < 12 && !/[^\p{ASCII}\p{P}]/u.test(sample)))
}

const OWN = /^(?:en|zh|ja|und)\b/iu
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu

/** Blocks of an article in none of the languages that are known here: its file says which, and their form keeps it. */
export function inDeclaredLanguage(
  blocks: readonly SourceBlock[],
  language: Language,
  declared: string | undefined,
): readonly SourceBlock[] {
  if (language !== 'und' || declared === undefined || OWN.test(declared) || !TAG.test(declared)) return blocks
  return blocks.map((block) => {
    const { text, marks = [] } = block
    if (text === '' || marks.some(({ kind }) => kind === 'lang')) return block
    return {
      ...block,
      marks: tidyMarks([{ kind: 'lang', start: 0, end: codePointLength(text), lang: declared }, ...marks]),
    }
  })
}
