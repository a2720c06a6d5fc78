// Makes zh-damaged/article.txt from zh-damaged/clean.txt, the way a careless scraper does: text turned
// Traditional, encoded as GBK, then edited as bytes without regard to character boundaries.
//   npx node build/sample/damage.ts           writes the file
//   npx node build/sample/damage.ts --check   exits 1 when the file is not what the script makes
// What is glued on and put between the lines lies in zh-damaged/damage.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

export type Damage = {
  /** Put on top, in Traditional already damaged or not as they stand. */
  readonly furniture: readonly string[]
  /** Traditional characters that get their reading glued on. */
  readonly glossed: string
  /** Full-width punctuation and what the scraper made of it. */
  readonly narrowed: Readonly<Record<string, string>>
  /** Inserted after the text that is named, once: zero-width characters. */
  readonly invisible: readonly { readonly after: string; readonly text: string }[]
  /** Exchanged once at the end: broken entities. */
  readonly broken: readonly { readonly before: string; readonly after: string }[]
}

// latin1 strings stand for bytes here, so that a replacement cuts wherever the bytes happen to match.
const bytesOf = (text: string): string => iconv.encode(text, 'gbk').toString('latin1')

/** GBK bytes to text as the scraper's tool did it: a lead byte without a partner is `?` and swallows a `(`. */
function decodeLoosely(bytes: string): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes.charCodeAt(i)
    if (lead < 0x81) {
      text += bytes.charAt(i)
      continue
    }
    const trail = bytes.charCodeAt(i + 1)
    if (trail >= 0x40 && trail !== 0x7f) {
      text += iconv.decode(Buffer.from(bytes.slice(i, i + 2), 'latin1'), 'gbk')
      i += 1
    } else {
      text += '?'
      if (bytes.charAt(i + 1) === '(') i += 1
    }
  }
  return text
}

function damageLine(line: string, damage: Damage): string {
  let bytes = bytesOf(line)
  for (const [wide, narrow] of Object.entries(damage.narrowed)) bytes = bytes.replaceAll(bytesOf(wide), narrow)
  for (const han of damage.glossed) {
    const pair = bytesOf(han)
    bytes = bytes.replaceAll(pair, `${pair}(${bytesOf(pinyin(han, { toneType: 'symbol' }))})`)
  }
  return decodeLoosely(bytes)
}

/**
 * The damaged text.
 * @throws Error when a place named in `damage` is not in the text, so that a rewritten text is noticed.
 */
export function damageText(clean: string, damage: Damage): string {
  const toTraditional = Converter({ from: 'cn', to: 't' })
  const lines = clean.trimEnd().split('\n').map((line) => damageLine(toTraditional(line), damage))
  let text = [...damage.furniture, ...lines].join('\n\n') + '\n'
  for (const { after, text: added } of damage.invisible) {
    if (!text.includes(after)) throw new Error(`damage.json names text that is not there: ${after}`)
    text = text.replace(after, after + added)
  }
  for (const { before, after } of damage.broken) {
    if (!text.includes(before)) throw new Error(`damage.json names text that is not there: ${before}`)
    text = text.replace(before, after)
  }
  return text
}

function main(): void {
  const folder = resolve(import.meta.dirname, 'zh-damaged')
  const damage = JSON.parse(readFileSync(resolve(folder, 'damage.json'), 'utf8')) as Damage
  const text = damageText(readFileSync(resolve(folder, 'clean.txt'), 'utf8'), damage)
  const file = resolve(folder, 'article.txt')
  if (process.argv.includes('--check')) {
    const same = readFileSync(file, 'utf8') === text
    console.log(same ? 'article.txt is what the script makes' : 'article.txt differs from what the script makes')
    process.exitCode = same ? 0 : 1
    return
  }
  writeFileSync(file, text)
}

if (import.meta.main) main()
