import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { picturesOf } from '#shared/acts/captions.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { pickPicture, putBack } from '../../acts/pictures.ts'
import { useArticle } from '../../store/hooks.ts'
import { CompareFacts } from './CompareFacts.tsx'
import { CompareStage } from './CompareStage.tsx'
import type { Pose } from './geometry.ts'
import type { ZoomWish } from './use-pose.ts'

interface ComparePicturesProps {
  readonly figure: Block
  readonly turns: Pose['turns']
  readonly zoom: ZoomWish
  readonly onZoom: (mode: ZoomWish['mode']) => void
}

/**
 * Two pictures under one zoom: side by side, with a divider between them, or one after the other. They are versions of the
 * same picture, unless others of the article are asked for.
 */
export function ComparePictures(props: ComparePicturesProps) {
  const { figure } = props
  const { t } = useTranslation()
  const assets = useArticle((open) => open.tables.asset)
  const blocks = useArticle((open) => open.tables.block)
  const history = picturesOf(figure, assets.values())
  const used = new Set([...blocks.values()].map((block) => block.assetId))
  const others = [...assets.values()].filter(
    (asset) => asset.width > 0 && used.has(asset.id) && !history.some(({ id }) => id === asset.id),
  )
  const [isAll, setIsAll] = useState(false)
  const all = isAll ? [...history, ...others] : history
  const current = all.find(({ id }) => id === figure.assetId)
  const [firstId, setFirst] = useState(current?.replaces ?? all.find(({ id }) => id !== figure.assetId)?.id)
  const [secondId, setSecond] = useState(figure.assetId)
  const first = all.find(({ id }) => id === firstId) ?? all.find(({ id }) => id !== secondId)
  const second = all.find(({ id }) => id === secondId) ?? current
  if (all.length < 2 || first === undefined || second === undefined) {
    return (
      <div className="compare-empty">
        <EmptyState title={t('picture.nothingToCompare')} text={t('picture.nothingToCompareHint')}>
          <Button data-focus onClick={() => void pickPicture(figure.id)}>
            {t('captions.replace')}
          </Button>
          {!isAll && others.length > 0 && <Button onClick={() => setIsAll(true)}>{t('picture.compareOthers')}</Button>}
        </EmptyState>
      </div>
    )
  }
  const name = (asset: Asset): string => {
    const role = asset.id === figure.assetId ? 'current' : history.includes(asset) ? 'replaced' : 'other'
    return `${asset.fileName ?? asset.sha256.slice(0, 8)}　${asset.width} × ${asset.height}　${t(`picture.${role}`)}`
  }
  const choice = (label: string, value: string, onChange: (id: string) => void) => (
    <label>
      <span>{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {all.map((asset) => (
          <option key={asset.id} value={asset.id}>
            {name(asset)}
          </option>
        ))}
      </select>
    </label>
  )
  const older = [first, second].find(({ id }) => id !== figure.assetId && history.some((asset) => asset.id === id))
  return (
    <>
      <CompareStage {...props} first={first} second={second} />
      <aside className="picture-panel scroll" aria-label={t('picture.compareTitle')}>
        <section className="compare-choices">
          <h3>{t('picture.compareTitle')}</h3>
          {choice(t('picture.first'), first.id, (id) => setFirst(id as Asset['id']))}
          {choice(t('picture.second'), second.id, (id) => setSecond(id as Asset['id']))}
          {(isAll || others.length > 0) && (
            <label className="compare-others">
              <input type="checkbox" checked={isAll} onChange={(event) => setIsAll(event.target.checked)} />
              {t('picture.compareOthers')}
            </label>
          )}
          {older !== undefined && (
            <Button onClick={() => putBack(figure, older)}>
              {t('picture.useThis')}: {older.id === first.id ? t('picture.first') : t('picture.second')}
            </Button>
          )}
        </section>
        <CompareFacts first={first} second={second} />
      </aside>
    </>
  )
}
