import type { ArticleFacts } from '#shared/structure/facts.ts'
import type { RawBlock } from '../raw-document.ts'

/** What the lines before a text say of it. */
export interface FrontMatter {
  readonly facts: ArticleFacts
  /** BCP 47. */
  readonly language: string | undefined
  /** The words of the second headline and of the lead, by which they are found in the text. */
  readonly named: readonly { readonly role: 'subheadline' | 'lead'; readonly words: string }[]
}

/** `key: value` lines before the text; only those that say what the article is. */
export function readFrontMatter(text: string): FrontMatter {
  const values = new Map<string, string>()
  for (const line of text.split(/\r?\n/u)) {
    const match = /^([\p{L}_-]{1,30})\s*[:：]\s*(.+)$/u.exec(line)
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1].toLowerCase(), bare(match[2].trim()))
  }
  const pick = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => values.get(key)).find((value) => value !== undefined)
  const title = pick('title', '标题', '標題')
  const byline = pick('author', 'byline', '作者', '记者')
  const editor = pick('editor', '责任编辑', '編輯', '编辑')
  const source = pick('source', '来源', '來源')
  const publishedAt = pick('date', 'published', 'pubdate', '日期')
  const named = [
    { role: 'subheadline', words: pick('subtitle', 'subheadline', 'deck', '副标题', '副題') },
    { role: 'lead', words: pick('description', 'summary', 'excerpt', 'abstract', 'lead', '摘要', '导语', '導語') },
  ] as const
  return {
    facts: {
      ...(title === undefined ? {} : { title }),
      ...(byline === undefined ? {} : { byline }),
      ...(editor === undefined ? {} : { editor }),
      ...(source === undefined ? {} : { source }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    },
    language: values.get('lang') ?? values.get('language'),
    named: named.flatMap(({ role, words }) => (words === undefined ? [] : [{ role, words }])),
  }
}

/** A value without the quotation marks of YAML; in double ones a backslash stands before some signs. */
function bare(value: string): string {
  if (/^".*"$/u.test(value))
    try {
      const read: unknown = JSON.parse(value)
      if (typeof read === 'string') return read
    } catch {
      // No JSON: another way of escaping, which is left as it stands.
    }
  return value.replace(/^["']|["']$/gu, '')
}

/** What the front matter quotes in full is told by it: the paragraph is the lead, the heading under the headline the second headline. */
export function withNamedBlocks(blocks: readonly RawBlock[], { named, facts }: FrontMatter): readonly RawBlock[] {
  return named.reduce<readonly RawBlock[]>(
    (all, { role, words }) => {
      const wanted = words.replace(/\s+/gu, '')
      const at = all.findIndex(({ text, hint }) => fits(hint?.role, role) && text.replace(/\s+/gu, '') === wanted)
      if (at < 0 || wanted === '') return all
      return all.map((block, index) => {
        if (index !== at) return block
        const { level: _level, isBold: _isBold, ...rest } = block
        return { ...rest, hint: { role, confidence: 0.98 } }
      })
    },
    withSource(blocks, facts.source),
  )
}

/** Lines over the text among which that of its source is looked for, and what a line holds besides the source at most. */
const HEAD = 8
const BESIDE = 40

/** A line over the text that names the source that is stated, and a day, tells where the article is from. */
function withSource(blocks: readonly RawBlock[], source: string | undefined): readonly RawBlock[] {
  if (source === undefined || source === '') return blocks
  const at = blocks.findIndex(
    ({ text, hint }, index) =>
      index < HEAD &&
      hint === undefined &&
      text.startsWith(source) &&
      text.length <= source.length + BESIDE &&
      /\d{4}/u.test(text.slice(source.length)),
  )
  return blocks.map((block, index) => (index === at ? { ...block, hint: { role: 'source', confidence: 0.98 } } : block))
}

function fits(own: string | undefined, role: 'subheadline' | 'lead'): boolean {
  return own === undefined || own === 'paragraph' || (role === 'subheadline' && own === 'section-heading')
}
