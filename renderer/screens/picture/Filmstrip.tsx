import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture } from '../../components/Picture.tsx'
import { pictureLackKey } from '../../lib/picture-lack.ts'
import { pictureName } from '../../lib/where.ts'
import type { StripItem } from './strip.ts'

interface FilmstripProps {
  readonly items: readonly StripItem[]
  readonly current: string
  readonly onShow: (item: StripItem) => void
}

/** All pictures of the article in reading order; those that are missing keep their place. */
export function Filmstrip({ items, current, onShow }: FilmstripProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  if (items.length < 2) return null
  return (
    <ul ref={list} className="filmstrip" aria-label={t('picture.strip')}>
      {items.map((item) => {
        const name = pictureName(item, t)
        const isMissing = item.asset === undefined
        const lack = t(pictureLackKey(item.figureId))
        return (
          <li key={item.id}>
            <button
              type="button"
              data-missing={isMissing || undefined}
              aria-current={item.figureId === current ? 'true' : undefined}
              aria-label={isMissing ? `${name} ${lack}` : name}
              onClick={() => onShow(item)}
            >
              {item.asset === undefined ? lack : <Picture asset={item.asset} alt="" />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
