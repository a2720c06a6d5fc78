import type { SamePicture, Sized } from '#shared/picture/same-picture.ts'

/** Which of some pictures another one is, in another crop or size. */
export interface LikenessQuestion {
  readonly id: number
  readonly old: Sized
  readonly fresh: Sized
}

export interface LikenessAnswer {
  readonly id: number
  readonly same: SamePicture | undefined
}
