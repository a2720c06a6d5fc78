import { expect, test } from 'vitest'
import { moveOf, moveParagraph } from '#shared/acts/moving.ts'
import { settleSuggestions, withMoves } from '#shared/acts/suggestions.ts'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { blockSchema, type Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { cleanText } from '#shared/text/derive.ts'
import { isStanding } from '#shared/text/standing.ts'

const signature = { author: '阮稚川', atMs: 1 }
const articleId = newId()
const versionId = newId()

function article(...blocks: readonly (readonly [Block['role'], string])[]) {
  const made = blocks.map(([role, text], order) =>
    blockSchema.parse({
      type: 'block',
      id: newId(),
      revision: 1,
      articleId,
      versionId,
      order,
      role,
      roleSource: 'rule',
      confidence: 1,
      text,
    }),
  )
  let records: Map<string, DomainRecord> = new Map(made.map((block) => [recordKey(block), block]))
  const done: ChangeSet[] = []
  const suggestions = (): Suggestion[] => [...records.values()].filter((each) => each.type === 'suggestion')
  const apply = (change: Partial<ChangeSet>): void => {
    done.push(changeOf(change))
    records = new Map(applyChange(records, changeOf(change)))
  }
  return {
    blocks: made,
    suggestions,
    apply,
    move: (at: number, direction: 'up' | 'down') => {
      const moved = moveParagraph(made[at] as Block, made, suggestions(), direction, signature)
      if (typeof moved !== 'string') apply(moved.change)
      return typeof moved === 'string' ? moved : moved.to
    },
    undoAll: () => {
      for (const change of done.toReversed()) records = new Map(applyChange(records, invertChange(change)))
      return suggestions()
    },
    accepted: (): string => {
      const all = suggestions()
      const change = settleSuggestions(withMoves(all.slice(0, 1), all), 'accepted', [], signature)
      const settled = [...applyChange(records, changeOf(change)).values()].filter((each) => each.type === 'suggestion')
      return made
        .filter((block) => isStanding(block, settled, 'clean'))
        .map((block) => cleanText(block, settled))
        .join('\n')
    },
  }
}

test('a paragraph goes up and down a place at a time, as one suggestion in two parts, and back home there is none', () => {
  const { move, suggestions, accepted, blocks } = article(['paragraph', '甲'], ['paragraph', '乙'], ['paragraph', '丙'])
  expect(move(2, 'up')).toEqual({ blockId: blocks[0]?.id, side: 'end' })
  expect(accepted()).toBe('甲\n丙\n乙')
  expect(move(2, 'up')).toEqual({ blockId: blocks[0]?.id, side: 'start' })
  expect(accepted()).toBe('丙\n甲\n乙')
  expect(suggestions().map(({ kind }) => kind)).toEqual(['move', 'move'])
  expect(move(2, 'up')).toBe('edge')
  move(2, 'down')
  expect(accepted()).toBe('甲\n丙\n乙')
  expect(move(2, 'down')).toBeUndefined()
  expect(suggestions()).toEqual([])
})

test('headings and pictures are passed, and nothing but paragraphs takes it in', () => {
  const { move, accepted } = article(
    ['headline', '题'],
    ['paragraph', '甲'],
    ['section-heading', '节'],
    ['caption', '图'],
    ['paragraph', '乙'],
    ['paragraph', '丙'],
  )
  move(4, 'up')
  expect(accepted()).toBe('题\n甲\n乙\n节\n图\n丙')
  move(4, 'up')
  expect(accepted()).toBe('题\n乙\n甲\n节\n图\n丙')
  expect(move(4, 'up')).toBe('edge')
})

test('its own open changes go along, those of others and decided ones are to be settled first; undone nothing is left', () => {
  const { move, apply, accepted, blocks, suggestions, undoAll } = article(['paragraph', '甲'], ['paragraph', '乙丙'])
  const change = (author: string, state: Suggestion['state']): Suggestion => ({
    type: 'suggestion',
    id: newId() as Suggestion['id'],
    revision: 0,
    articleId: articleId as Suggestion['articleId'],
    versionId: versionId as Suggestion['versionId'],
    blockId: (blocks[1] as Block).id,
    start: 1,
    end: 2,
    kind: 'replace',
    before: '丙',
    after: '丁',
    author,
    createdAtMs: 1,
    state,
  })
  const others = change('卫知远', 'open')
  apply({ added: [others] })
  expect(move(1, 'up')).toBe('changed')
  apply({ removed: [others] })
  const decided = change('阮稚川', 'accepted')
  apply({ added: [decided] })
  expect(move(1, 'up')).toBe('changed')
  apply({ removed: [decided] })
  apply({ added: [change('阮稚川', 'open')] })
  move(1, 'up')
  expect(accepted()).toBe('乙丁\n甲')
  expect(moveOf(blocks[1] as Block, suggestions(), '阮稚川')).toBeDefined()
  expect(undoAll()).toEqual([])
})
