import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { galley } from '#tests/helpers/run-galley.ts'

const sample = resolve(import.meta.dirname, '../../../build/sample')

interface Inspected {
  readonly blocks: readonly { readonly text: string }[]
  readonly findings: readonly {
    readonly rule: string
    readonly block: number
    readonly start: number
    readonly end: number
  }[]
}

/** `rule words` of every finding, in the order of the text. */
async function findings(language: 'zh' | 'en'): Promise<readonly string[]> {
  const ran = await galley(sample, ['inspect', `${language}/article.html`, '--json'])
  const { blocks, findings: found } = ran.json[0] as unknown as Inspected
  return found
    .toSorted((a, b) => a.block - b.block || a.start - b.start)
    .map(({ rule, block, start, end }) =>
      `${rule} ${[...(blocks[block]?.text ?? '')].slice(start, end).join('').slice(0, 10)}`.trim(),
    )
}

// What is planted is listed in build/sample/README.md; words told twice (Chinese 3, English 3) are the editor's to see.
describe('the faults planted in the samples', () => {
  it('are what the checks find in the Chinese article, and nothing else', async () => {
    expect(await findings('zh')).toEqual([
      'number.weekday 10月18日（星期日',
      'caption.name-look-alike 谭木生',
      'caption.metadata-differs 谭木生',
      'number.two-values 321种',
      'typo.doubled 的的',
      'structure.caption-without-picture 8月29日，在云背乡',
      'caption.alt-missing',
      'caption.date-taken-differs 9月27日',
    ])
  })

  it('are what the checks find in the English article, and nothing else', async () => {
    expect(await findings('en')).toEqual([
      'number.two-values 12',
      'english.doubled the the',
      'consistency.name-spelling Isabel Tar',
      'caption.creator-differs Rowan Leck',
      'number.anniversary 140th',
    ])
  })
})
