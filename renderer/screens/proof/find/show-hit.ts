import { drawn, liveShownRange } from '../../../anchoring/dom.ts'
import { goTo, showDesk } from '../../../acts/actions.ts'
import { appStore, standsAlone } from '../../../store/app-store.ts'
import { captionOfFigure, type Bundles } from '../../../store/by-block.ts'
import { focusArticle } from '../cards/focus-article.ts'
import { drawBlock } from '../use-growing.ts'
import type { Hit } from './hits.ts'

/** Brings a hit into view, when it is out of it. Not from within an effect: what is not drawn yet is drawn at once. */
export function revealHit({ blockId, place }: Hit): void {
  drawBlock(blockId)
  const host = document.querySelector<HTMLElement>('.proof-scroll')
  const element = host?.querySelector(`[data-block="${CSS.escape(blockId)}"]`)
  if (host === null || element == null) return
  // Out of view a block has its true height only when it is drawn.
  const frame = host.getBoundingClientRect()
  const isFar = element.getBoundingClientRect().bottom < frame.top || element.getBoundingClientRect().top > frame.bottom
  if (isFar) element.scrollIntoView({ block: 'center' })
  const first = place.kind === 'text' ? place.runs[0] : undefined
  const block = drawn.get(blockId)
  const range = first && block && liveShownRange(block, first.from, first.to)
  const box = (range ?? element).getBoundingClientRect()
  // The bar stands over the first lines.
  if (box.top < frame.top + 96 || box.bottom > frame.bottom - 64)
    host.scrollTop += box.top - frame.top - frame.height / 3
}

/** Goes to a hit that no text can show: a note opens, a caption stands in its desk; whatever hides the article gives way. */
export function goToHit(hit: Hit, bundles: Bundles): void {
  const { desk } = appStore.getState()
  if (hit.place.kind === 'note') goTo({ kind: 'note', id: hit.place.noteId })
  if (desk === 'captions') {
    const id = captionOf(hit, bundles)
    if (id !== undefined && hit.place.kind !== 'note') goTo({ kind: 'caption', id })
    else showDesk('outline')
  } else if (standsAlone(desk)) showDesk('outline')
  // What gave way is gone when the next frame begins.
  requestAnimationFrame(() => revealHit(hit))
}

function captionOf({ blockId }: Hit, bundles: Bundles): string | undefined {
  const block = bundles.byId.get(blockId)?.block
  if (block?.role === 'caption') return block.id
  return captionOfFigure(bundles, blockId)?.block.id
}

/** Selects a hit in the text, so that whatever is done next is done to it. */
export function selectHit({ blockId, place }: Hit): void {
  const block = drawn.get(blockId)
  const selection = getSelection()
  focusArticle()
  if (place.kind !== 'text') return selection?.removeAllRanges()
  const range = block && liveShownRange(block, place.runs[0]?.from ?? 0, place.runs.at(-1)?.to ?? 0)
  if (range === undefined) return
  selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
}
