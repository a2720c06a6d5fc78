import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Button } from '../../components/Button.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { findingsOf } from '../../store/findings.ts'
import { goTo } from '../../store/actions.ts'
import { pickPicture } from '../../store/pictures.ts'
import { showBlock } from './follow.ts'

/** What the checks found; a finding is advice and names its rule. */
export function FindingsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const findings = findingsOf(bundles)
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
                  disabled={bundle === undefined}
                  onClick={() => {
                    if (bundle === undefined) return
                    showBlock(bundle.block.id)
                    if (bundle.block.role === 'caption') goTo({ kind: 'caption', id: bundle.block.id })
                  }}
                >
                  <strong>{t(`findings.${finding.rule}`)}</strong>
                  {bundle !== undefined && <q className="desk-quote">{bundle.block.text}</q>}
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
