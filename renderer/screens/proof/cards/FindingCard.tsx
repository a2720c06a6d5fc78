import { useTranslation } from 'react-i18next'
import { areaOf } from '#shared/checks/rules.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { Button } from '../../../components/Button.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { goTo } from '../../../acts/actions.ts'
import { dismiss, findingWords, noteFinding, restore, rightOf, takeFinding } from '../../../acts/findings.ts'
import { pickPicture } from '../../../acts/pictures.ts'
import { standsOf } from '../../../store/findings.ts'
import { useArticle, useFindings } from '../../../store/hooks.ts'
import { AlikeButtons } from '../../findings/AlikeButtons.tsx'
import { WITHOUT_PICTURE } from '../../findings/finding-lines.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'

/** What a check found at the live place: the words and what should stand there, why, its rule, and what can be done. */
export function FindingCard({ finding }: { readonly finding: PlacedFinding }) {
  const { t } = useTranslation()
  const findings = useFindings((state) => state.findings)
  const state = useArticle(({ tables }) => standsOf(findings, tables).get(finding.id))
  const block = useArticle(({ tables }) => tables.block.get(finding.blockId ?? ''))
  const right = block && rightOf(finding, block)
  const words = findingWords(finding)
  const rule = t(`rules.${finding.rule}`)
  return (
    <Card
      tone="finding"
      icon={<CardIcon tone="finding" />}
      kind={t(`rules.area.${areaOf(finding.rule)}`)}
      meta={state === undefined || state.kind === 'open' ? '' : t(`findings.state.${state.kind}`)}
      isOpen
      onOpen={() => goTo(undefined)}
      summary={
        right === undefined ? undefined : (
          <p className="change">
            <del>{finding.words}</del>
            <span aria-hidden="true"> → </span>
            <ins>{right === '' ? t('proof.nothing') : right}</ins>
          </p>
        )
      }
    >
      <p className="card-reading">
        {words}
        {!words.includes(rule) && <small className="card-rule">{rule}</small>}
      </p>
      {state?.kind !== 'handled' && (
        <footer className="card-foot card-acts">
          {state?.kind === 'dismissed' ? (
            <Button tone="link" onClick={() => restore(state.dismissal)}>
              {t('findings.restore')}
              <Keys parts={['I']} />
            </Button>
          ) : (
            <>
              {!WITHOUT_PICTURE.has(finding.rule) && (
                <Button {...(right === undefined ? { tone: 'link' } : {})} onClick={() => takeFinding(finding)}>
                  {t(right === undefined ? 'findings.suggest' : 'findings.take')}
                  <Keys parts={['S']} />
                </Button>
              )}
              {WITHOUT_PICTURE.has(finding.rule) && block !== undefined && (
                <Button tone="link" onClick={() => void pickPicture(block.id)}>
                  {t('commands.attach-picture')}
                </Button>
              )}
              <AlikeButtons finding={finding} />
              <Button tone="link" onClick={() => noteFinding(finding, 'comment')}>
                {t('findings.makeNote')}
                <Keys parts={['1']} />
              </Button>
              <Button tone="link" onClick={() => dismiss(finding)}>
                {t('findings.dismiss')}
                <Keys parts={['I']} />
              </Button>
            </>
          )}
        </footer>
      )}
    </Card>
  )
}
