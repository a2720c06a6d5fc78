import type { Block } from '../domain/block.ts'
import type { Conflict, ConflictSide } from '../domain/conflict.ts'
import type { NoteId } from '../domain/ids.ts'
import { NOTE_KINDS, type Note } from '../domain/note.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import { hashText } from '../lib/hash-text.ts'
import { valuesAt } from '../lib/paths.ts'

type Value = NonNullable<ConflictSide['value']>

/** The words that somebody wrote in what no longer stands anywhere, each once; of a paragraph none, for its text stands in another. */
function saidIn({ kind, sides }: Conflict): readonly { readonly side: ConflictSide; readonly words: string }[] {
  if (kind !== 'homeless') return []
  const said = sides.flatMap((side) => {
    const words = side.value === undefined ? '' : wordsOf(side.value)
    return words === '' ? [] : [{ side, words }]
  })
  return said.filter(({ words }, index) => said.findIndex((other) => other.words === words) === index)
}

/** Whether settling a conflict keeps words as notes, because they stand nowhere else. */
export function keepsWords(conflict: Conflict): boolean {
  return saidIn(conflict).length > 0
}

/**
 * The words of what no longer stands anywhere as notes without a sure place, by whoever wrote them. Their ids follow from what
 * they say: two people who settle the same keep the same notes.
 */
export function keptWords(conflict: Conflict, records: readonly DomainRecord[]): readonly Note[] {
  const article = records.find((record) => record.type === 'article')
  const blocks = records.filter((record): record is Block => record.type === 'block')
  const [first] = blocks
    .filter(({ versionId }) => versionId === article?.currentVersionId)
    .toSorted((a, b) => a.order - b.order)
  return saidIn(conflict).flatMap(({ side, words }): readonly Note[] => {
    const value = side.value ?? {}
    const named = ['blockId', 'target.start.blockId', 'target.blockId'].flatMap((path) => valuesAt(value, path))
    const block = blocks.find(({ id }) => named.includes(id)) ?? first
    const id = `kept.${hashText(`${conflict.id}\n${words}`).toString(36)}.${conflict.subject.slice(-30)}` as NoteId
    if (block === undefined || records.some((record) => record.type === 'note' && record.id === id)) return []
    const at = { blockId: block.id, offset: 0 }
    return [
      {
        type: 'note',
        id,
        revision: 0,
        articleId: conflict.articleId,
        versionId: block.versionId,
        kind: NOTE_KINDS.find((kind) => kind === value['kind'] && value['type'] === 'note') ?? 'comment',
        body: words,
        target: { kind: 'text', start: at, end: at, quote: quoteOf(value) },
        placement: 'orphan',
        author: textAt(value, 'author') || side.author,
        createdAtMs: typeof value['createdAtMs'] === 'number' ? value['createdAtMs'] : side.atMs,
        state: 'open',
      },
    ]
  })
}

function wordsOf(value: Value): string {
  if (value['type'] === 'block') return ''
  const [before, after] = [textAt(value, 'before'), textAt(value, 'after')]
  const change = before + after === '' || before === after ? '' : `${before} → ${after}`.trim()
  return [textAt(value, 'body'), change, textAt(value, 'reason')].filter((words) => words.trim() !== '').join('\n')
}

/** The words that it lay on, by which a place can be sought. */
function quoteOf(value: Value): { readonly exact: string; readonly prefix: string; readonly suffix: string } {
  const [exact = '', prefix = '', suffix = ''] = ['exact', 'prefix', 'suffix'].map((part) =>
    valuesAt(value, `target.quote.${part}`).map(String).join(''),
  )
  return { exact: exact === '' ? textAt(value, 'before') : exact, prefix, suffix }
}

function textAt(value: Value, field: string): string {
  const text = value[field]
  return typeof text === 'string' ? text : ''
}
