import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProofView } from '../../store/app-store.ts'
import { useApp, useArticle, useBundles } from '../../store/hooks.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { readingStore } from '../../store/reading-line.ts'
import { BlockView } from './BlockView.tsx'
import { SheetHead } from './SheetHead.tsx'
import { useGrowing, useWanted } from './use-growing.ts'

/** The article as print: one sheet, block by block. Blocks out of view cost the browser nothing. */
export function Article() {
  const { t } = useTranslation()
  const bundles = useBundles()
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language ?? 'und')
  const view = useApp((state) => state.view)
  // Whoever goes to a place has to find it.
  const hasPlace = useApp((state) => state.place !== undefined)
  const chunks = useMemo(() => chunksOf(bundles.list), [bundles.list])
  const shown = useGrowing(chunks.length, hasPlace)
  // Where the article was left it is drawn at once, so that it can stand there again.
  const [from] = useState(() => chunkOf(bundles, readingStore.getState().line?.blockId))
  return (
    <article
      className="sheet"
      lang={language === 'und' ? undefined : language}
      aria-label={t('proof.article')}
      aria-busy={shown < chunks.length}
      data-view={view}
    >
      <SheetHead bundles={bundles} />
      {chunks.map((chunk, index) => (
        <Chunk key={index} index={index} chunk={chunk} view={view} isDue={index < shown || isNear(index, from)} />
      ))}
    </article>
  )
}

interface ChunkProps {
  readonly index: number
  readonly chunk: readonly BlockBundle[]
  readonly view: ProofView
  /** Its turn has come; until then there is but room for it, unless it is scrolled to. */
  readonly isDue: boolean
}

const Chunk = memo(function Chunk({ index, chunk, view, isDue }: ChunkProps) {
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
  const blockSize = `${linesOf(chunk) * 2}rem`
  if (!isDrawn) return <div className="chunk" ref={room} style={{ blockSize }} />
  return (
    <div className="chunk" data-chunk={index} style={{ containIntrinsicBlockSize: `auto ${blockSize}` }}>
      {chunk.map((bundle) =>
        view === 'clean' && bundle.block.role === 'furniture' ? null : (
          <BlockView key={bundle.block.id} bundle={bundle} view={view} />
        ),
      )}
    </div>
  )
})

/** The chunk that a block lies in. */
function chunkOf({ list }: Bundles, blockId: string | undefined): number | undefined {
  const at = blockId === undefined ? -1 : list.findIndex(({ block }) => block.id === blockId)
  return at === -1 ? undefined : Math.floor(at / CHUNK)
}

function isNear(index: number, from: number | undefined): boolean {
  return from !== undefined && Math.abs(index - from) <= 1
}

/** So many blocks are laid out and watched as one: few enough to draw quickly, enough to keep the page light. */
const CHUNK = 16

function chunksOf(bundles: readonly BlockBundle[]): readonly (readonly BlockBundle[])[] {
  const chunks: BlockBundle[][] = []
  for (let at = 0; at < bundles.length; at += CHUNK) chunks.push(bundles.slice(at, at + CHUNK))
  return chunks
}

/** How many lines a chunk will have about, so that the scroll bar is honest before it is drawn. */
function linesOf(chunk: readonly BlockBundle[]): number {
  return chunk.reduce((sum, { block }) => sum + Math.max(1, Math.ceil(block.text.length / 34)), 0)
}
