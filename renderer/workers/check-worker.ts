import { checkRecords } from '#shared/checks/check-records.ts'
import type { CheckAnswer, CheckRequest } from './check-messages.ts'

/** Runs the checks beside the window, so that a long article never holds up a key (issue: no pause over 50 ms). */
self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const answer: CheckAnswer = { ticket: data.ticket, findings: checkRecords(data.records, data.options) }
  self.postMessage(answer)
})
