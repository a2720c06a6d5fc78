import type { LogLine } from '../contract/log.ts'
import type { Translate } from '../messages/translate.ts'
import { actWords, lineWords, whereWords } from './words.ts'

/**
 * An act as an object of a line of JSON: all that its hash covers, as it was written (`change` is the text that was hashed), and
 * what a person reads of it.
 */
export function jsonOfLine(line: LogLine, t: Translate): Readonly<Record<string, unknown>> {
  const { chain } = line
  return {
    seq: typeof line.id === 'number' ? line.id : null,
    id: line.changeId,
    article: line.articleId === '' ? null : line.articleId,
    title: line.title ?? null,
    act: line.act,
    said: actWords(line, t),
    what: lineWords(line, t),
    where: whereWords(line, t) ?? null,
    standing: line.place?.standing ?? null,
    author: line.author,
    via: viaOf(line),
    at: new Date(line.atMs).toISOString(),
    savedAt: new Date(line.savedAtMs).toISOString(),
    atMs: line.atMs,
    savedAtMs: line.savedAtMs,
    undoes: chain?.undoes ?? null,
    redoes: chain?.redoes ?? null,
    change: chain?.change ?? null,
    prevHash: chain?.prevHash ?? null,
    hash: line.hash,
  }
}

/** By which merge an act of somebody else came; null of an entry of this log. */
function viaOf({ via }: LogLine): Readonly<Record<string, unknown>> | null {
  if (via === undefined) return null
  const { entry, author, atMs } = via
  return { seq: entry ?? null, author: author ?? null, at: atMs === undefined ? null : new Date(atMs).toISOString() }
}
