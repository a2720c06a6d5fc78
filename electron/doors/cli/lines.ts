import type { Readable } from 'node:stream'
import { z } from 'zod'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'
import type { CheckingParser } from '#electron/import/process/parser-process.ts'
import type { Job } from './command-call.ts'
import type { Json } from './output.ts'
import { openParser } from './parser.ts'

/** What an input is called by whoever asks. */
export const idSchema = z.union([z.string(), z.number()])

const lineSchema = z.object({
  id: idSchema,
  text: z.string(),
  lang: z.string().nullish(),
})

export type InputLine = z.infer<typeof lineSchema>

/**
 * Reads JSON lines from standard input and answers each with one line, in order. A line that is none, or that breaks what
 * should answer it, is answered with its error (and its id, if it has one), and the rest is done.
 */
export async function answerLines(job: Job, answer: Answer): Promise<number> {
  const parser = openParser(job)
  try {
    return await answerEach(job, (line) => answer(line, parser))
  } finally {
    await parser.close()
  }
}

/** The id of an input that may be none; null where it has none. */
export function idOf(value: unknown): string | number | null {
  return z.object({ id: idSchema }).safeParse(value).data?.id ?? null
}

/** What is said of a line; the parser is for what may take long. */
type Answer = (line: InputLine, parser: CheckingParser) => Promise<Result<Json, CallError>>

async function answerEach(job: Job, answer: (line: InputLine) => ReturnType<Answer>): Promise<number> {
  let code = 0
  for await (const line of linesOf(job.surroundings.input)) {
    const text = line.replace(/^\ufeff/, '')
    if (text.trim() === '') continue
    const value = parse(text)
    const parsed = lineSchema.safeParse(value)
    if (parsed.success) {
      const { id } = parsed.data
      const made = await answer(parsed.data)
      if (made.ok) await job.out.line({ id, ...made.value })
      else {
        code = 1
        await job.out.failure({ id }, made.error, { isLine: true })
      }
      continue
    }
    code = 1
    await job.out.failure({ id: idOf(value) }, callError('invalid-input'), {
      isLine: true,
      words: { key: 'cli.badLine' },
    })
  }
  return code
}

/** Ended by a line feed alone: a line separator (U+2028) within JSON is a character of its string, and Node's own would part there. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun = ''
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      yield begun + part
      begun = ''
    }
    begun += last
  }
  yield begun + decoder.decode()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
