import { Sigma } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TieId } from '#shared/domain/ids.ts'
import { TIE_KINDS, type TieRecord } from '#shared/domain/tie.ts'
import { workOutTie } from '#shared/numbers/rules/tie-findings.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { numberValue } from '../../lib/number-reading.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { numbersDesk, type TieDraft } from '../../store/numbers-desk.ts'
import { isComplete } from './equation.ts'
import { Equation } from './TieView.tsx'

interface TieBarProps {
  readonly draft: TieDraft
  readonly bundles: Bundles
  readonly onTie: () => void
  readonly onLeave: () => void
}

/** While numbers are being tied: what is chosen so far, what it would make, and the keys. */
export function TieBar({ draft, bundles, onTie, onLeave }: TieBarProps) {
  const { t } = useTranslation()
  const numbers = useArticle((open) => open.tables.number)
  const suggestions = useArticle((open) => open.tables.suggestion)
  const blocks = useArticle((open) => open.tables.block)
  const worked = useMemo(() => {
    const result = numbers.get(draft.resultId)
    if (result === undefined) return undefined
    const { articleId, versionId } = result
    const tie = {
      type: 'tie',
      id: 'draft' as TieId,
      revision: 0,
      articleId,
      versionId,
      kind: draft.kind,
      termIds: draft.termIds.map((id) => numbers.get(id)?.id).filter((id) => id !== undefined),
      resultId: result.id,
      by: ' ',
      atMs: 0,
    } satisfies TieRecord
    return workOutTie(tie, numbers, [...suggestions.values()], blocks)
  }, [draft, numbers, suggestions, blocks])
  if (worked === undefined) return null
  const isReady = isComplete(draft.kind, draft.termIds.length)
  return (
    <section className="tie-bar" aria-label={t('commands.number-tie')}>
      <header>
        <h3>
          <Sigma size={16} aria-hidden />
          {t('commands.number-tie')}
        </h3>
        <span className="tie-kinds" role="radiogroup" aria-label={t('numbers.tieKind')}>
          {TIE_KINDS.map((kind, index) => (
            <button
              type="button"
              key={kind}
              className="chip"
              role="radio"
              aria-checked={kind === draft.kind}
              onClick={() => numbersDesk.setState({ tie: { ...draft, kind } })}
            >
              {t(`numbers.tie.${kind}`)}
              <Keys parts={[String(index + 1)]} />
            </button>
          ))}
        </span>
      </header>
      <p className="tie-hint">{t(`numbers.tieHint.${draft.kind}`)}</p>
      <Equation worked={worked} bundles={bundles} at={draft.resultId} />
      <footer>
        <output data-outcome={isReady ? worked.outcome : undefined}>
          {!isReady
            ? t('numbers.tieTerms')
            : worked.outcome === 'fails' && worked.expected !== undefined
              ? t('numbers.expected', { value: numberValue({ value: worked.expected }) })
              : t(`numbers.outcome.${worked.outcome}`)}
        </output>
        <Button tone="plain" onClick={onLeave}>
          {t('common.cancel')}
          <Keys parts={['Esc']} />
        </Button>
        <Button tone="main" aria-disabled={!isReady} onClick={onTie}>
          {t('numbers.makeTie')}
          <Keys parts={['Enter']} />
        </Button>
      </footer>
    </section>
  )
}
