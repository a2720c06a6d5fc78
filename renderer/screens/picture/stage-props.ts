import type { ReactNode } from 'react'
import type { Asset } from '#shared/domain/asset.ts'
import type { Region } from '#shared/domain/target.ts'
import type { ShownRegion } from '../../store/regions.ts'
import type { Pose } from './geometry.ts'
import type { ZoomWish } from './use-pose.ts'

/** What the pointer does on the picture. */
export type Tool = 'choose' | 'rectangle' | 'polygon' | 'point' | 'pan'

/** What the stage shows, and whom it tells. */
export interface StageProps {
  readonly asset: Asset
  readonly alt: string
  readonly tool: Tool
  readonly turns: Pose['turns']
  readonly zoom: ZoomWish
  readonly regions: readonly ShownRegion[]
  readonly active: string | undefined
  readonly pointed: string | undefined
  readonly label: string
  readonly stageLabel: string
  readonly onDraw: (region: Region) => void
  /** `isDone`: the region is put down where it is. */
  readonly onReshape: (id: string, region: Region, isDone: boolean) => void
  readonly onChoose: (id: string) => void
  readonly onPoint: (id: string | undefined) => void
  readonly onScale: (scale: number) => void
  readonly onLeaveTool: () => void
  readonly children?: ReactNode
}
