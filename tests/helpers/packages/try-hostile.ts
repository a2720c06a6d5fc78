import { lstatSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ParserPort } from '#electron/ports.ts'
import { openPackage, type OpenPackage } from '#electron/services/packages/open-package.ts'
import { DAMAGES, ODD } from './damages.ts'

/** What came of a damaged package. `same`: it was taken for sound, and all that it gives is what the sound one gives. */
export interface Verdict {
  readonly end: string
  readonly ms: number
  /** It was taken for sound and gives something else: nobody would see it. */
  readonly isUnseen: boolean
  /** Something of ours broke: an answer that is no refusal of a file. */
  readonly isCrash: boolean
  /** The file was written into, or its time is another. */
  readonly isTouched: boolean
}

/** What a refusal of a file is: each names the file, and says something of it. */
const REFUSALS: ReadonlySet<string> = new Set([
  'package-damaged',
  'package-foreign',
  'package-is-library',
  'package-newer',
  'file-empty',
  'file-missing',
  'file-not-regular',
  'file-too-large',
  'file-unreadable',
  'parse-limit',
  'parse-timeout',
])

/** Everything that a package gives, as one text. */
export async function contentOf(opened: OpenPackage): Promise<string> {
  const parts: unknown[] = [opened.overview]
  for (const { id } of opened.overview.articles) {
    const history = await opened.history(id)
    if (!history.ok) throw new Error(`history: ${JSON.stringify(history.error)}`)
    parts.push(history.value)
    const names = history.value.records.flatMap((record) => ('sha256' in record ? [record.sha256] : []))
    const bytesOf = await opened.bytes(names)
    if (!bytesOf.ok) throw new Error(`bytes: ${JSON.stringify(bytesOf.error)}`)
    parts.push(names.map((name) => Buffer.from(bytesOf.value(name)?.bytes ?? []).toString('base64')))
  }
  return JSON.stringify(parts)
}

/** Opens one damaged package, as the window would. */
export async function tryHostile(
  parser: ParserPort,
  kind: string,
  from: { readonly sound: string; readonly library: string; readonly content: string; readonly folder: string },
  random: () => number,
): Promise<Verdict> {
  const path = join(from.folder, 'hostile.galley')
  const make = DAMAGES[kind] ?? ODD[kind]
  make?.(path, from, random)
  const before = stampOf(path)
  const begin = performance.now()
  let end = 'sound'
  let isUnseen = false
  let isCrash = false
  try {
    const opened = await openPackage({ parser, now: () => 0 }, path)
    if (opened.ok) {
      const isSame = (await contentOf(opened.value)) === from.content
      isUnseen = !isSame && kind in DAMAGES
      end = isSame ? 'same' : 'other'
      opened.value.close()
    } else {
      end = opened.error.code
      isCrash = !REFUSALS.has(end) || opened.error.values?.['file'] !== 'hostile.galley'
    }
  } catch (thrown) {
    end = String(thrown)
    isCrash = true
  }
  const ms = performance.now() - begin
  const isTouched = stampOf(path) !== before
  rmSync(path, { recursive: true, force: true })
  return { end, ms, isUnseen, isCrash, isTouched }
}

function stampOf(path: string): string {
  const about = lstatSync(path)
  if (!about.isFile()) return `${String(about.mode)} ${String(about.mtimeMs)}`
  const { size, mtimeMs } = statSync(path)
  const bytes = size < 1_000_000 ? readFileSync(path).toString('latin1') : ''
  return `${String(size)} ${String(mtimeMs)} ${bytes}`
}
