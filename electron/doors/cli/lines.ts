import { createInterface } from 'node:readline'
import { z } from 'zod'
import { callError } from '#shared/contract/errors.ts'
import type { Job } from './run-command.ts'
import type { Json } from './output.ts'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
})

export type InputLine = z.infer<typeof lineSchema>

/**
 * Reads JSON lines from standard input and answers each with one line, in order. A line that is none is answered with
 * its error (and its id, if it has one), and the rest is done.
 */
export async function answerLines(job: Job, answer: (line: InputLine) => Json): Promise<number> {
  let code = 0
  // crlfDelay: a carriage return is part of the line's end, never of the JSON.
  for await (const line of createInterface({ input: job.surroundings.input, crlfDelay: Infinity })) {
    const text = line.replace(/^\ufeff/, '')
    if (text.trim() === '') continue
    const value = parse(text)
    const parsed = lineSchema.safeParse(value)
    if (parsed.success) {
      await job.out.line({ id: parsed.data.id, ...answer(parsed.data) })
      continue
    }
    code = 1
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
    await job.out.failure({ id: id.success ? id.data.id : null }, callError('invalid-input'), true)
  }
  return code
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
