import { Eye, EyeOff } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/rail-layers.css'
import { areasOf, FINDING_LAYERS, type FindingLayer } from '#shared/checks/layers.ts'
import type { Stands } from '#shared/checks/stands.ts'
import { showDesk } from '../../acts/actions.ts'
import { toggleLayer } from '../../acts/finding-layers.ts'
import { openByLayer } from '../../store/finding-marks.ts'
import { findingsFilter } from '../../store/findings-filter.ts'
import { useApp, useFindings } from '../../store/hooks.ts'

/** Under the desk of findings: what waits of each kind, with the line that it is underlined by, and whether that is drawn. */
export function RailLayers({ stands }: { readonly stands: Stands }) {
  const { t } = useTranslation()
  const findings = useFindings((state) => state.findings)
  const isChecked = useFindings((state) => state.isChecked)
  const off = useApp((state) => state.settings.findingMarksOff)
  const counts = useMemo(() => openByLayer(findings, stands), [findings, stands])
  const layers = FINDING_LAYERS.filter((layer) => counts.has(layer))
  if (layers.length === 0) return null
  return (
    <ul className="rail-layers" aria-label={t('findings.layers')}>
      {layers.map((layer) => (
        <Layer
          key={layer}
          layer={layer}
          count={isChecked ? String(counts.get(layer) ?? 0) : '…'}
          isOff={off.includes(layer)}
        />
      ))}
    </ul>
  )
}

interface LayerProps {
  readonly layer: FindingLayer
  /** Until all is read nobody knows it. */
  readonly count: string
  readonly isOff: boolean
}

function Layer({ layer, count, isOff }: LayerProps) {
  const { t } = useTranslation()
  const name = t(`rules.layer.${layer}`)
  const label = t('findings.layerMarks', { layer: name })
  const Icon = isOff ? EyeOff : Eye
  return (
    <li data-off={isOff || undefined}>
      <button
        type="button"
        className="rail-layer"
        onClick={() => {
          findingsFilter.setState({ areas: areasOf(layer) })
          showDesk('findings')
        }}
      >
        <span className="rail-layer-name" data-layer={layer}>
          {name}
        </span>
        <span className="rail-count">{count}</span>
      </button>
      <button
        type="button"
        className="rail-eye"
        role="switch"
        aria-checked={!isOff}
        aria-label={label}
        title={label}
        onClick={() => toggleLayer(layer)}
      >
        <Icon size={14} aria-hidden />
      </button>
    </li>
  )
}
