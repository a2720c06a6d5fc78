import { Fragment, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nearStore } from '../../anchoring/near.ts'
import type { ProofView } from '../../store/app-store.ts'
import { useApp, useArticleLang, useBundles } from '../../store/hooks.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { readingStore } from '../../store/reading-line.ts'
import { BlockView } from './BlockView.tsx'
import { linesOf } from './lines-of.ts'
import { MovedAway } from './MovedAway.tsx'
import { SheetHead } from './SheetHead.tsx'
import { useGrowing, useWanted } from './use-growing.ts'

/** The article as print: one sheet, block by block. Blocks out of view cost the browser nothing. */
export function Article() {
  const { t } = useTranslation()
  const bundles = useBundles()
  const lang = useArticleLang()
  const view = useApp((state) => state.view)
  // Whoever goes to a place has to find it.
  const hasPlace = useApp((state) => state.place !== undefined)
  const chunks = useMemo(() => chunksOf(bundles.list), [bundles.list])
  const shown = useGrowing(
    chunks.length,
    useMemo(() => firstOf(chunks), [chunks]),
    hasPlace,
  )
  // Where the article was left it is drawn at once, so that it can stand there again.
  const [from] = useState(() => chunkOf(chunks, readingStore.getState().line?.blockId))
  return (
    <article
      className="sheet"
      lang={lang}
      aria-label={t('proof.article')}
      aria-busy={shown < chunks.length}
      data-view={view}
    >
      <SheetHead bundles={bundles} />
      {chunks.map((chunk, index) => (
        <Chunk
          key={index}
          index={index}
          chunk={chunk}
          left={bundles.left}
          view={view}
          isDue={index < shown || isNear(index, from)}
        />
      ))}
      {bundles.left.get('')?.map((bundle) => (
        <MovedAway key={bundle.block.id} bundle={bundle} />
      ))}
    </article>
  )
}

interface ChunkProps {
  readonly index: number
  readonly chunk: readonly BlockBundle[]
  readonly left: Bundles['left']
  readonly view: ProofView
  /** Its turn has come; until then there is but room for it, unless it is scrolled to. */
  readonly isDue: boolean
}

const Chunk = memo(function Chunk({ index, chunk: now, left, view, isDue }: ChunkProps) {
  // What is looked at changes at once, also where a thousand places do; the rest follows, the window answering in between.
  const later = useDeferredValue(now)
  const { ids } = nearStore.getState()
  // The next version of the text is another text: nothing of the one before stands in it.
  const isOther = now[0]?.block.versionId !== later[0]?.block.versionId
  const chunk = isOther || now.some(({ block }) => ids.has(block.id)) ? now : later
  const [isSeen, setIsSeen] = useState(false)
  const isWanted = useWanted((blockId) => chunk.some(({ block }) => block.id === blockId))
  const isDrawn = isDue || isSeen || isWanted
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isDrawn || room.current === null) return
    const observer = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true)
    })
    observer.observe(room.current)
    return () => observer.disconnect()
  }, [isDrawn])
  const blockSize = `${linesOfAll(chunk) * 2}rem`
  if (!isDrawn) return <div className="chunk" ref={room} style={{ blockSize }} />
  return (
    <div className="chunk" data-chunk={index} style={{ containIntrinsicBlockSize: `auto ${blockSize}` }}>
      {chunk.map((bundle) =>
        view === 'clean' && bundle.block.role === 'furniture' ? null : (
          <Fragment key={bundle.block.id}>
            {left.get(bundle.block.id)?.map((each) => (
              <MovedAway key={each.block.id} bundle={each} />
            ))}
            <BlockView bundle={bundle} view={view} />
          </Fragment>
        ),
      )}
    </div>
  )
})

/** The chunk that a block lies in. */
function chunkOf(chunks: readonly (readonly BlockBundle[])[], blockId: string | undefined): number | undefined {
  if (blockId === undefined) return undefined
  const at = chunks.findIndex((chunk) => chunk.some(({ block }) => block.id === blockId))
  return at === -1 ? undefined : at
}

function isNear(index: number, from: number | undefined): boolean {
  return from !== undefined && Math.abs(index - from) <= 1
}

/** So many blocks, or lines of them, are laid out and watched as one: few enough to draw quickly, enough to keep the page light. */
const MOST_BLOCKS = 16
const MOST_LINES = 64

function chunksOf(bundles: readonly BlockBundle[]): readonly (readonly BlockBundle[])[] {
  const chunks: BlockBundle[][] = []
  let lines = Infinity
  for (const bundle of bundles) {
    let chunk = chunks.at(-1)
    if (chunk === undefined || chunk.length === MOST_BLOCKS || lines >= MOST_LINES) {
      chunks.push((chunk = []))
      lines = 0
    }
    chunk.push(bundle)
    lines += linesOf(bundle.block.text.length)
  }
  return chunks
}

/** More lines than a large screen shows. */
const A_SCREEN = 96

/** So many chunks are drawn at once. */
function firstOf(chunks: readonly (readonly BlockBundle[])[]): number {
  let lines = 0
  const last = chunks.findIndex((chunk) => (lines += linesOfAll(chunk)) >= A_SCREEN)
  return last === -1 ? chunks.length : last + 1
}

/** How many lines a chunk will have about, so that the scroll bar is honest before it is drawn. */
function linesOfAll(chunk: readonly BlockBundle[]): number {
  return chunk.reduce((sum, { block }) => sum + linesOf(block.text.length), 0)
}
