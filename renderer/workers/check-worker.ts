import { checkRecords } from '#shared/checks/check-records.ts'
import type { CheckAnswer, CheckedPart, CheckRequest } from './check-messages.ts'
import { createReceiver } from './told-records.ts'

const receiver = createReceiver()

/** Runs the checks beside the window, so that a long article never holds up a key (issue: no pause over 50 ms). */
self.addEventListener('message', ({ data }: MessageEvent<CheckedPart | CheckRequest>) => {
  if ('list' in data) return receiver.take(data)
  const answer: CheckAnswer = { ticket: data.ticket, findings: checkRecords(receiver.recordsOf(data), data.options) }
  self.postMessage(answer)
})
