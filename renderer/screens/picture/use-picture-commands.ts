import { useCommands } from '../../commands/registry.ts'
import type { Tool } from './stage-props.ts'
import type { ZoomWish } from './use-pose.ts'

interface PictureWork {
  readonly tool: Tool
  readonly isComparing: boolean
  readonly onTool: (tool: Tool) => void
  readonly onRotate: () => void
  readonly onCompare: () => void
  /** False when there is nothing to link. */
  readonly onLink: () => unknown
  readonly onZoom: (mode: ZoomWish['mode']) => void
  readonly onStep: (by: 1 | -1) => void
}

/** The keys and commands of the picture viewer. */
export function usePictureCommands(work: PictureWork): void {
  const choosing =
    (name: Tool): (() => unknown) =>
    () => {
      if (work.isComparing) return false
      work.onTool(name)
      return undefined
    }
  useCommands({
    'picture-choose': choosing('choose'),
    'picture-rectangle': choosing('rectangle'),
    'picture-polygon': choosing('polygon'),
    'picture-point': choosing('point'),
    'picture-pan': () => {
      // Space on a button presses it.
      if (work.isComparing || document.activeElement?.closest('button, summary, [role="button"]')) return false
      work.onTool(work.tool === 'pan' ? 'choose' : 'pan')
      return undefined
    },
    'picture-rotate': work.onRotate,
    'picture-compare': work.onCompare,
    'picture-link': () => (work.isComparing ? false : work.onLink()),
    'picture-fit': () => work.onZoom('fit'),
    'picture-actual': () => work.onZoom('actual'),
    'picture-next': () => work.onStep(1),
    'picture-previous': () => work.onStep(-1),
    'zoom-in': () => work.onZoom('in'),
    'zoom-out': () => work.onZoom('out'),
    'zoom-reset': () => work.onZoom('actual'),
  })
}
