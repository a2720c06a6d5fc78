import { Converter as toChina } from 'opencc-js/t2cn'
import { Converter as toTaiwan } from 'opencc-js/cn2t'
import type { Edit } from '#shared/repair/edits.ts'
import { simplifiedCode } from './script.ts'

/** A script that a text can be turned to. */
export type Script = 'hans' | 'hant'

type Convert = (text: string) => string

// Converters take a tenth of a second to make: only when they are asked for.
const converters = new Map<Script, Convert>()

function converterTo(script: Script): Convert {
  const known = converters.get(script)
  if (known !== undefined) return known
  const made = script === 'hans' ? toChina({ from: 't', to: 'cn' }) : toTaiwan({ from: 'cn', to: 'tw' })
  converters.set(script, made)
  return made
}

// 著 stays in words of writing and of fame; as a verb's suffix, and in words of touching, it is 着.
const KEPT =
  /[显顯名原编編论論专專土卓昭巨译譯合撰拙遗遺所较較彰]著|著[作名称稱述者录錄]|(?<![\u4E00-\u9FFF]|[看写寫带帶拿捧抱读讀望说說对對朝向跟随隨])著[书書文说說]|(?<=[他她氏其并並亦后後还還曾另尚均皆]|[^\u4E00-\u9FFF])著有|著[书書]立[说說]/g
const ATTACHED = /[所]著[眼手力重想]/g

/** `text` in `script`, by OpenCC and the exceptions that it misses (著力 is 着力, 著作 stays). */
export function toScript(text: string, script: Script): string {
  const converted = converterTo(script)(text)
  if (script === 'hant' || !text.includes('著')) return converted
  const kept = new Set<number>()
  for (const match of text.matchAll(KEPT)) kept.add(match.index + match[0].indexOf('著'))
  for (const match of text.matchAll(ATTACHED)) kept.delete(match.index + 1)
  if (converted.length !== text.length) return converted
  return converted.replace(/著/g, (sign, index: number) => (kept.has(index) ? sign : '着'))
}

/** Edits that turn `text` to `script`, a run of changed characters each. */
export function convertScript(text: string, script: Script): readonly Edit[] {
  if (!needsConversion(text, script)) return []
  const converted = toScript(text, script)
  if (converted === text) return []
  const evidence = { rule: 'repair.variant', values: { script } }
  if (converted.length !== text.length) return [widest(text, converted, evidence)]
  const edits: Edit[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) === converted.charCodeAt(index)) continue
    const start = isTrail(text, index) ? index - 1 : index
    while (index < text.length && text.charCodeAt(index) !== converted.charCodeAt(index)) index += 1
    const end = isTrail(text, index) ? index + 1 : index
    edits.push({ start, end, after: converted.slice(start, end), kind: 'variant', evidence, isGuess: false })
  }
  return edits
}

function isTrail(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}

/** Whether any character can change at all: most texts are already in the script that is asked for. */
function needsConversion(text: string, script: Script): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x3400) continue
    if (script === 'hant' || code >= 0xd800 || code === 0x8457 || simplifiedCode(code) !== code) return true
  }
  return false
}

function widest(text: string, converted: string, evidence: Edit['evidence']): Edit {
  let start = 0
  while (start < text.length && text.charCodeAt(start) === converted.charCodeAt(start)) start += 1
  if (isTrail(text, start)) start -= 1
  let tail = 0
  const most = Math.min(text.length, converted.length) - start
  while (tail < most && text.charCodeAt(text.length - 1 - tail) === converted.charCodeAt(converted.length - 1 - tail))
    tail += 1
  if (isTrail(text, text.length - tail)) tail -= 1
  const end = text.length - tail
  return {
    start,
    end,
    after: converted.slice(start, converted.length - tail),
    kind: 'variant',
    evidence,
    isGuess: false,
  }
}
