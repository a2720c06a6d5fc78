import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { wordsOfNumbers } from '#shared/numbers/number-words.ts'
import { cleanText, findOverlaps, type TextView } from '#shared/text/derive.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { isParted } from '#shared/text/standing.ts'
import { element, escapeHtml, escapeLines } from '#shared/markup/escape.ts'
import { formedMarkup, type NoteAddress } from '#shared/markup/form.ts'
import { bareLabel } from '#shared/text/bare-label.ts'
import { blockFragment } from '#electron/annotations/terms.ts'
import { groupBy, leftBlocks, remarksByBlock, type Remark, type Review } from '../review.ts'
import { formedView } from '../formed-view.ts'
import { labelIn, notesReferredTo } from '../notes-referred-to.ts'
import type { BlockParts } from './blocks.ts'
import { card, type CardContext } from './cards.ts'
import { frame, picture } from './figures.ts'
import { markedText, reference, type ProofHand } from './marks.ts'
import type { PictureSlots } from './picture-slots.ts'
import type { Words } from './words.ts'

/** Whether pictures may say where they were taken. */
interface PartOptions {
  readonly withPosition?: boolean
  /** Who draws changes as the marks of a proof. */
  readonly hand?: ProofHand | undefined
  /** What is told beside the text without a card. */
  readonly isTold?: (remark: Remark) => boolean
}

/** How the blocks of a text to be read are made: the words, and no more. */
export function readingParts(
  review: Review,
  view: TextView,
  { withPosition = false }: PartOptions,
  slots: PictureSlots,
  words: Words,
): BlockParts {
  const { open } = review
  const suggestions = groupBy(open.suggestions, (each) => each.blockId)
  const repairs = groupBy(open.repairs, (each) => each.blockId)
  const addresses = noteAddresses(review.blocks)
  return {
    text: (block) =>
      formedMarkup(
        formedView(
          block,
          view === 'clean' ? 'clean' : 'original',
          suggestions.get(block.id) ?? [],
          repairs.get(block.id) ?? [],
        ),
        undefined,
        addresses,
      ),
    cards: () => '',
    // A picture that is not there leaves no hole in a text to be read.
    picture: (block) => {
      const inPlace = { remarks: [], missing: '', afterFrame: '', withPosition }
      return picture(block, assetOf(open, block), inPlace, slots, words)
    },
    verdict: () => '',
    missing: '',
    isParted: (block) => view === 'clean' && isParted(block, suggestions.get(block.id) ?? []),
  }
}

/** Where on the page the notes lie that the signs in the text lead to. */
export function noteAddresses(blocks: readonly Block[]): NoteAddress {
  const notes = notesReferredTo(blocks, labelIn)
  return (target) => {
    const note = target === undefined ? undefined : notes.get(bareLabel(target))
    return note === undefined ? undefined : `#${blockFragment(note.id)}`
  }
}

/** What a reviewed article is drawn with, whatever page it stands on. */
export interface MarkedParts {
  readonly parts: BlockParts
  readonly cardOf: (remark: Remark) => string
  /** What was at the end of the text and stands elsewhere now. */
  readonly leftLast: string
  /** The notes without a certain place, with why; nothing where there are none. */
  readonly unplaced: string
}

export function markedParts(
  review: Review,
  { withPosition = false, hand, isTold = () => false }: PartOptions,
  slots: PictureSlots,
  words: Words,
): MarkedParts {
  const { open } = review
  const { t } = words
  const context: CardContext = {
    words,
    conflicts: new Set(findOverlaps(open.suggestions).flatMap(({ first, second }) => [first.id, second.id])),
    wordsOf: wordsOfNumbers(open.blocks, open.suggestions),
    blocks: new Map(open.blocks.map((block) => [block.id, block])),
  }
  const cardOf = (remark: Remark): string => card(remark, context)
  const covering = remarksByBlock(review)
  const beside = groupBy(review.remarks, (remark) => remark.blockId)
  const suggestions = groupBy(open.suggestions, (each) => each.blockId)
  const numbers = groupBy(open.numbers, (each) => (each.isStruck ? undefined : each.blockId))
  const left = leftBlocks(review)
  const leftBlock = (block: Block): string =>
    element(
      'p',
      { class: `${block.role} left` },
      element('del', {}, escapeLines(cleanText(block, suggestions.get(block.id) ?? []))),
    )
  const parts: BlockParts = {
    text: (block) =>
      markedText(block, {
        suggestions: suggestions.get(block.id) ?? [],
        numbers: numbers.get(block.id) ?? [],
        remarks: covering.get(block.id) ?? [],
        blockOrder: review.blockOrder,
        hand,
      }),
    cards: (block) =>
      (beside.get(block.id) ?? [])
        .filter((remark) => !isTold(remark))
        .map(cardOf)
        .join(''),
    picture: (block) => {
      const remarks = beside.get(block.id) ?? []
      // Notes on a picture that is not shown still need a place to lead back to.
      const afterFrame = remarks.map(reference).join('')
      const missing = frame(t('missingPictureFile')) + afterFrame
      return picture(block, assetOf(open, block), { remarks, missing, afterFrame, withPosition }, slots, words)
    },
    verdict: (block) => verdictMark(review, block, words),
    missing: frame(t('missingPicture')),
    left: (block) => (left.get(block.id) ?? []).map(leftBlock).join(''),
    isMoved: (block) => openMoveOf(block.id, suggestions.get(block.id) ?? []) !== undefined,
  }
  const lost = review.remarks.filter((remark) => remark.blockId === undefined)
  const unplaced =
    lost.length === 0
      ? ''
      : element('section', { class: 'unplaced' }, [
          element('h2', {}, escapeHtml(t('unplacedTitle'))),
          element('p', { class: 'summary' }, escapeHtml(t('unplacedWhy'))),
          ...lost.map(cardOf),
        ])
  return { parts, cardOf, leftLast: (left.get('') ?? []).map(leftBlock).join(''), unplaced }
}

function verdictMark(review: Review, block: Block, { t }: Words): string {
  const verdict = review.open.verdicts.find((each) => each.blockId === block.id)
  if (verdict === undefined) return ''
  return ` ${element('span', { class: `verdict verdict-${verdict.state}` }, escapeHtml(t(`verdict.${verdict.state}`)))}`
}

function assetOf(open: OpenArticle, block: Block): OpenArticle['assets'][number] | undefined {
  return open.assets.find((asset) => asset.id === block.assetId)
}
