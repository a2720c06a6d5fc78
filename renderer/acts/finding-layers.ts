import { FINDING_LAYERS, type FindingLayer } from '#shared/checks/layers.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { changeSettings } from './actions.ts'
import { say } from './say.ts'

/** Shows or hides the underlines of one layer of findings. */
export function toggleLayer(layer: FindingLayer): void {
  const { findingMarksOff: off } = appStore.getState().settings
  const isOff = off.includes(layer)
  keep(isOff ? off.filter((each) => each !== layer) : [...off, layer])
  say(i18n.t(isOff ? 'findings.layerOn' : 'findings.layerOff', { layer: i18n.t(`rules.layer.${layer}`) }))
}

/** Hides the underlines of all findings, or shows all where none is shown. */
export function toggleFindingMarks(): void {
  const isNone = appStore.getState().settings.findingMarksOff.length === FINDING_LAYERS.length
  keep(isNone ? [] : [...FINDING_LAYERS])
  say(i18n.t(isNone ? 'findings.allLayersOn' : 'findings.allLayersOff'))
}

function keep(findingMarksOff: FindingLayer[]): void {
  void changeSettings({ findingMarksOff })
}
