import type { InlineMark, TextForm } from '#shared/domain/mark.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import { rightAt } from '#shared/checks/right-words.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ToldPerson } from '#shared/people/told.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { plainForm } from '#shared/text/form.ts'
import { captionLines } from './captions-json.ts'
import type { Json } from './output.ts'

/** A block as `inspect` and `show` print it; `figure` is the index of the picture that a caption belongs to. */
export interface PrintedBlock extends TextForm {
  readonly id: string
  readonly role: string
  readonly text: string
  readonly level?: number | undefined
  readonly asset?: string | undefined
  readonly alt?: string | undefined
  readonly figure?: number | undefined
  readonly confidence: number
}

export interface PrintedAsset {
  readonly id: string
  readonly sha256: string
  readonly width: number
  readonly height: number
}

/** What is absent is null; what the format leaves optional is left out. */
export function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}

export function blocksJson(blocks: readonly PrintedBlock[]): readonly Json[] {
  return blocks.map(({ id, role, text, marks, listNumber, grid, level, asset, confidence }) => ({
    id,
    role,
    text,
    ...(marks === undefined || marks.length === 0 ? {} : { marks }),
    ...(listNumber === undefined ? {} : { listNumber }),
    ...(grid === undefined ? {} : { grid }),
    ...(level === undefined ? {} : { level }),
    ...(asset === undefined ? {} : { asset }),
    confidence,
  }))
}

export function figuresJson(blocks: readonly PrintedBlock[], assets: readonly PrintedAsset[]): readonly Json[] {
  return blocks.flatMap((block, index) => {
    if (block.role !== 'figure') return []
    const asset = assets.find((each) => each.id === block.asset)
    const caption = blocks.findIndex((each) => each.role === 'caption' && each.figure === index)
    return [
      {
        block: index,
        asset: orNull(asset?.id),
        sha256: orNull(asset?.sha256),
        width: orNull(asset?.width),
        height: orNull(asset?.height),
        alt: orNull(block.alt),
        caption: caption === -1 ? null : caption,
      },
    ]
  })
}

/** A finding that knows the right words has `suggest`, the same that the window offers; `texts`: those of the blocks. */
export function findingsJson(findings: readonly Finding[], texts: readonly string[], t: Translate): readonly Json[] {
  return findings.map((finding) => {
    const { rule, severity, block, start, end, values } = finding
    const suggest = suggestAt(finding, texts)
    return {
      rule,
      severity,
      block,
      start,
      end,
      message: findingWords(rule, values, t),
      ...(suggest === undefined ? {} : { suggest }),
    }
  })
}

/** Where an accepted suggestion stands in the words found, they are not the block's own, and nothing is proposed. */
function suggestAt(finding: Finding & { readonly words?: string }, texts: readonly string[]): string | undefined {
  const { block, start, end } = finding
  const text = block === null ? undefined : texts[block]
  if (text === undefined) return undefined
  const words = sliceCodePoints(text, start, end)
  return (finding.words ?? words) === words ? rightAt(finding, text, words) : undefined
}

/** The words of a finding; a rule without words of its own is named. */
export function findingWords(rule: string, values: Finding['values'], t: Translate): string {
  const key = `findings.${rule}`
  const words = t(key, values)
  return words === key ? rule : words
}

/** Who is named: the office where one is told, the first mention by the whole name, and all of them. */
export function peopleJson(people: readonly ToldPerson[]): readonly Json[] {
  return people.map(({ name, office, first, mentions }) => ({
    name,
    office: orNull(office),
    first: { ...first },
    mentions: mentions.map(({ block, start, end, text, office: told }) => ({
      ...{ block, start, end, text },
      ...(told === undefined ? {} : { office: told }),
    })),
  }))
}

/** One article in words: title, facts, and a line for each block. */
export function articleWords(json: Json, t: Translate): string {
  const list = (name: string): readonly Json[] => (Array.isArray(json[name]) ? (json[name] as readonly Json[]) : [])
  const facts = ['byline', 'source', 'publishedAt', 'editor']
    .map((name) => json[name])
    .filter((each) => typeof each === 'string')
  const counts = ['blocks', 'captions', 'figures', 'numbers', 'repairs', 'findings', 'notes', 'suggestions'].map(
    (name) => t(`cli.count.${name}`, { count: list(name).length }),
  )
  const lines = list('blocks').map(({ role, text, marks, listNumber }, index) => {
    const label = t(`common.role.${String(role)}`)
    const words = plainForm({
      text: String(text),
      marks: Array.isArray(marks) ? (marks as readonly InlineMark[]) : [],
      ...(typeof listNumber === 'string' ? { listNumber } : {}),
    })
    return `${String(index).padStart(4)}  [${label}] ${words.replaceAll('\n', ' ⏎ ').replaceAll('\t', ' │ ')}`
  })
  const captions = captionLines(list('captions'), t)
  const notes = list('notes').map(
    ({ author, body, block }) => `      ${String(author)} @${String(block)}: ${String(body)}`,
  )
  const findings = list('findings').map(
    ({ message, block }) => `      ${String(message)}${block === null ? '' : ` @${String(block)}`}`,
  )
  const people = list('people').map(({ name, office, mentions }) => {
    const places = Array.isArray(mentions) ? (mentions as readonly Json[]) : []
    const blocks = [...new Set(places.map(({ block }) => String(block)))].map((block) => `@${block}`)
    return `      ${String(name)}${typeof office === 'string' ? ` · ${office}` : ''} ${blocks.join(' ')}`
  })
  return [
    typeof json['title'] === 'string' ? json['title'] : String(json['file']),
    facts.join(' · '),
    counts.join(' · '),
    '',
    ...lines,
    ...(captions.length === 0 ? [] : ['', t('cli.captionChecks'), ...captions]),
    ...(people.length === 0 ? [] : ['', t('cli.people'), ...people]),
    ...(notes.length === 0 ? [] : ['', t('cli.notes'), ...notes]),
    ...(findings.length === 0 ? [] : ['', t('cli.findings'), ...findings]),
    '',
  ]
    .filter((line, index) => line !== '' || index > 2)
    .join('\n')
}
