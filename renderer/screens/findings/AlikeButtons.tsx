import { Equal } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { alikeOf, makeAlike } from '../../acts/alike.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { useArticle } from '../../store/hooks.ts'

/** Of what is written in two ways: all as it is elsewhere, or all as it is here, each in one act. */
export function AlikeButtons({ finding }: { readonly finding: PlacedFinding }) {
  const { t } = useTranslation()
  const tables = useArticle((open) => open.tables)
  const ways = useMemo(() => alikeOf(finding, tables), [finding, tables])
  if (ways === undefined) return null
  return (['there', 'here'] as const).map((way) => {
    const { like, count } = ways[way]
    return (
      count > 0 && (
        <Button key={way} onClick={() => makeAlike(finding, way)}>
          <Equal size={14} aria-hidden />
          {t('findings.alike', { count, like })}
          <Keys parts={way === 'there' ? ['A'] : ['Shift', 'A']} />
        </Button>
      )
    )
  })
}
