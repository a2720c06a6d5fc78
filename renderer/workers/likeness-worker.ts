import { samePicture } from '#shared/picture/same-picture.ts'
import type { LikenessAnswer, LikenessQuestion } from './likeness-messages.ts'

/** Tells pictures again beside the window: where one lies in another takes a while to find. */
self.addEventListener('message', ({ data: { id, old, fresh } }: MessageEvent<LikenessQuestion>) => {
  const answer: LikenessAnswer = { id, same: samePicture(old, fresh) }
  self.postMessage(answer)
})
