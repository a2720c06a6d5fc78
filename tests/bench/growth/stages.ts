import { parseFile } from '#electron/import/process/parse-file.ts'
import { captionChecks } from '#shared/captions/checks.ts'
import { checkArticle } from '#shared/checks/check-article.ts'
import type { Role } from '#shared/domain/block.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { repairText } from '#shared/repair/repair-text.ts'

/** What is done with a text; `lines` are its blocks. */
type Stage = (text: string, lines: readonly string[], language: string) => void | Promise<void>

const article = (lines: readonly string[], language: string, roleOf: (at: number) => Role) => ({
  blocks: lines.map((text, at) => ({ role: roleOf(at), text })),
  assets: [],
  language,
  publishedAt: '2025-11-14',
  facts: { publishedAt: '2025-11-14' },
})

/** The checks over text. */
export const CHECK_STAGES: Readonly<Record<string, Stage>> = {
  numbers: (text) => {
    findNumbers(text, { asOf: '2025-11-14' })
  },
  findings: (_, lines, language) => {
    checkArticle(
      article(lines, language, (at) => (at === 0 && lines.length > 1 ? 'headline' : 'paragraph')),
      { on: ['style'] },
    )
  },
  captions: (_, lines, language) => {
    // A text in one line is a caption and a story of half of it each, so that the caption finds its words again.
    const [line = ''] = lines
    // Not quite the half: the same words in two strings would be compared letter by letter at each place.
    const middle = Math.floor(line.length / 2) - 1
    const parts = lines.length > 1 ? lines : [line.slice(0, middle), line.slice(middle)]
    captionChecks(article(parts, language, (at) => (at % 2 === 0 ? 'caption' : 'paragraph')))
  },
}

const imported = (name: string) => async (text: string) => {
  const choices = { script: 'keep' as const, refused: [], roles: [] }
  const bytes = new TextEncoder().encode(text)
  const parsed = await parseFile({ fileName: name, bytes, choices }, () => Promise.resolve(new Map()))
  // A file without a word (blanks, marks of headings) has no article, and is told so.
  const isEmpty = !parsed.ok && parsed.error.code === 'file-empty' && !/[\p{L}\p{N}]/u.test(text)
  if (!parsed.ok && !isEmpty) throw new Error(`not read: ${JSON.stringify(parsed.error)}`)
}

/** What comes before the checks: reading a file, repairing it, telling its roles (`--all`). */
export const IMPORT_STAGES: Readonly<Record<string, Stage>> = {
  repair: (text) => {
    repairText(text, { script: 'hans' })
  },
  text: imported('growth.txt'),
  markdown: imported('growth.md'),
  html: imported('growth.html'),
}
