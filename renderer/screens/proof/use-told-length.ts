import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextLength } from '#shared/text/count.ts'
import { inSlices } from '../../lib/slices.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { isCountedInCharacters } from '#shared/text/article-length.ts'
import { lengthAtHand, lengthSteps } from '../../store/lengths.ts'

interface ToldLength {
  readonly whole: TextLength | undefined
  /** A length as its article's language counts it: Chinese in characters, every other writing in words. */
  readonly told: (length: TextLength | undefined) => string
}

/** How long the article is, and a length in words: the head of the sheet and the foot say the same. */
export function useToldLength(bundles: Bundles): ToldLength {
  const { t } = useTranslation()
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language)
  const whole = useWholeLength(bundles)
  const told = (length: TextLength | undefined): string => {
    if (length === undefined) return '…'
    return isCountedInCharacters(language)
      ? t('count.characters', { count: length.characters })
      : t('count.words', { count: length.words })
  }
  return { whole, told }
}

/** How long the article is; undefined until a long one has been counted, in between of whatever else there is to do. */
function useWholeLength(bundles: Bundles): TextLength | undefined {
  const [counted, setCounted] = useState<{ readonly bundles: Bundles; readonly length: TextLength }>()
  const atHand = useMemo(() => lengthAtHand(bundles), [bundles])
  useEffect(() => {
    if (atHand !== undefined) return
    let isWanted = true
    const count = async (): Promise<void> => {
      const length = await inSlices(lengthSteps(bundles))
      if (isWanted) setCounted({ bundles, length })
    }
    void count()
    return () => {
      isWanted = false
    }
  }, [bundles, atHand])
  return atHand ?? (counted?.bundles === bundles ? counted.length : undefined)
}
