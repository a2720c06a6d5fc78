import type { SamePicture, Sized } from '#shared/picture/same-picture.ts'
import type { LikenessAnswer, LikenessQuestion } from './likeness-messages.ts'
import likenessWorker from './likeness-worker.ts?worker&url'
import { ownWorker } from './own-worker.ts'

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, (same: SamePicture | undefined) => void>()

/** How a picture is another one again; undefined where it is not, or nobody could tell. */
export function tellAgain(old: Sized, fresh: Sized): Promise<SamePicture | undefined> {
  return new Promise((done) => {
    const question: LikenessQuestion = { id: (asked += 1), old, fresh }
    waiting.set(question.id, done)
    worker ??= start()
    worker.postMessage(question)
  })
}

function start(): Worker {
  const made = ownWorker(likenessWorker)
  made.addEventListener('message', ({ data }: MessageEvent<LikenessAnswer>) => {
    waiting.get(data.id)?.(data.same)
    waiting.delete(data.id)
  })
  made.addEventListener('error', () => {
    made.terminate()
    worker = undefined
    for (const done of waiting.values()) done(undefined)
    waiting.clear()
  })
  return made
}
