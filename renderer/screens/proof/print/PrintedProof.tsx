import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '#shared/domain/draft.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { useApp, useArticleLang } from '../../../store/hooks.ts'
import { marginItems } from '../margin-items.ts'
import { MovedAway } from '../MovedAway.tsx'
import { SheetHead } from '../SheetHead.tsx'
import { PrintedBlock } from './PrintedBlock.tsx'
import { PrintedNotes } from './PrintedNotes.tsx'
import type { PrintedRef } from './printed-parts.ts'
import { usePrinting } from './use-printing.ts'

const NO_DRAFTS: ReadonlyMap<string, Draft> = new Map()

/** The whole article for paper: every mark in its place, every note in a list behind it. On the screen it is nothing. */
export function PrintedProof({ bundles }: { readonly bundles: Bundles }) {
  return usePrinting() ? <Printed bundles={bundles} /> : null
}

function Printed({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const view = useApp((state) => state.view)
  const lang = useArticleLang()
  // The clean text is what it is without the review.
  const isBare = view === 'clean'
  const items = isBare
    ? []
    : marginItems(bundles, { ids: new Set(bundles.byId.keys()), runs: new Map() }, NO_DRAFTS, undefined)
  const unplaced = isBare ? [] : bundles.unplaced
  const refs = new Map<string, PrintedRef[]>()
  for (const [index, { blockId, at }] of items.entries()) {
    const own = refs.get(blockId)
    if (own === undefined) refs.set(blockId, [{ at, number: index + 1 }])
    else own.push({ at, number: index + 1 })
  }
  const numbers = new Map(items.map(({ id }, index) => [id, index + 1]))
  return (
    <article className="sheet printed" lang={lang} aria-label={t('proof.article')} data-view={view}>
      <SheetHead bundles={bundles} />
      {bundles.list.map((bundle) => (
        <Fragment key={bundle.block.id}>
          {bundles.left.get(bundle.block.id)?.map((each) => (
            <MovedAway key={each.block.id} bundle={each} />
          ))}
          <PrintedBlock bundle={bundle} view={view} refs={refs.get(bundle.block.id) ?? []} numbers={numbers} />
        </Fragment>
      ))}
      {bundles.left.get('')?.map((bundle) => (
        <MovedAway key={bundle.block.id} bundle={bundle} />
      ))}
      {items.length + unplaced.length > 0 && <PrintedNotes items={items} unplaced={unplaced} />}
    </article>
  )
}
