import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Button } from '../../components/Button.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { findingsOf, type PlacedFinding } from '../../store/findings.ts'
import { goTo } from '../../acts/actions.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { pickPicture } from '../../acts/pictures.ts'

/** What the checks found; a finding is advice and names its rule. */
export function FindingsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const findings = useArticle((open) => findingsOf(open.tables))
  const place = useApp((state) => state.place)
  return (
    <section className="desk-panel" aria-label={t('proof.desk.findings')}>
      <header className="desk-head">
        <h2>{t('proof.desk.findings')}</h2>
        <span className="desk-count">{findings.length}</span>
      </header>
      {findings.length === 0 ? (
        <EmptyState title={t('proof.noFindings')} text={t('proof.noFindingsHint')} />
      ) : (
        <ul className="desk-list scroll">
          {findings.map((finding) => {
            const bundle = finding.blockId === undefined ? undefined : bundles.byId.get(finding.blockId)
            return (
              <li key={finding.id} className="finding">
                <button
                  type="button"
                  className="desk-row"
                  aria-disabled={bundle === undefined}
                  aria-current={(place?.kind === 'finding' && place.id === finding.id) || undefined}
                  onClick={() => {
                    if (bundle === undefined) return
                    if (bundle.block.role === 'caption' && finding.end === 0)
                      goTo({ kind: 'caption', id: bundle.block.id })
                    else goTo({ kind: 'finding', id: finding.id })
                  }}
                >
                  <strong>{t(`findings.${finding.rule}`, { ...finding.values })}</strong>
                  {bundle !== undefined && <Quoted text={bundle.block.text} finding={finding} />}
                  <code>{finding.rule}</code>
                </button>
                {finding.rule === 'structure.caption-without-picture' && bundle !== undefined && (
                  <Button tone="link" onClick={() => void pickPicture(bundle.block.id)}>
                    {t('commands.attach-picture')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** So many characters are shown before and after the place. */
const AROUND = 12

/** The words at a finding's place, with a little around them; without a place the block's own. */
function Quoted({ text, finding }: { readonly text: string; readonly finding: PlacedFinding }) {
  if (finding.end === finding.start) return <q className="desk-quote">{text}</q>
  return (
    <q className="desk-quote">
      {sliceCodePoints(text, Math.max(0, finding.start - AROUND), finding.start)}
      <b>{sliceCodePoints(text, finding.start, finding.end)}</b>
      {sliceCodePoints(text, finding.end, finding.end + AROUND)}
    </q>
  )
}
