import { ImageOff } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { drawnPicture, type Asset } from '#shared/domain/asset.ts'

interface PictureProps {
  readonly asset: Asset
  readonly alt: string
  /** Gives the picture its size before it is there; where a style gives it one, it needs none. */
  readonly isSized?: boolean
  readonly onLoad?: (event: SyntheticEvent<HTMLImageElement>) => void
}

/** A picture of the library, or words in its place that say why it cannot be drawn. */
export function Picture({ asset, alt, isSized = false, onLoad }: PictureProps) {
  const { t } = useTranslation()
  const [broken, setBroken] = useState<string>()
  const drawn = drawnPicture(asset)
  const isBroken = drawn !== undefined && broken === drawn.sha256
  if (drawn !== undefined && !isBroken) {
    return (
      <img
        src={`app://galley/asset/${drawn.sha256}`}
        alt={alt}
        draggable={false}
        width={isSized ? asset.width || undefined : undefined}
        height={isSized ? asset.height || undefined : undefined}
        onLoad={onLoad}
        onError={() => setBroken(drawn.sha256)}
      />
    )
  }
  const type = asset.mediaType.replace(/^image\/(?:x-)?/, '').toUpperCase()
  return (
    <span className="picture-none">
      <ImageOff size={20} aria-hidden />
      <strong>{asset.fileName ?? type}</strong>
      <span>{t(isBroken ? 'picture.broken' : 'picture.undrawn', { type })}</span>
      {alt !== '' && <span>{alt}</span>}
    </span>
  )
}
