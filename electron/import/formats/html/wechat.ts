import { normaliseDate } from '#shared/structure/dates.ts'
import { foldText } from '#shared/structure/fold.ts'

/** What a page of a WeChat account says in its script alone. */
export interface WechatFacts {
  readonly source?: string
  readonly author?: string
  readonly publishedAt?: string
}

const PAGE = /mp\.weixin\.qq\.com|rich_media_content|js_content/u
const QUOTED = String.raw`(?:(?:htmlDecode|JsDecode)\(\s*)?["']([^"'\n]{1,120})["']`
const ACCOUNT = new RegExp(String.raw`\b(?:nick_?name\s*[=:]|profile_nickname\s*[:=])\s*${QUOTED}`, 'u')
/** The same as the page shows it. */
const SHOWN_ACCOUNT =
  /\bid=["']js_name["'][^>]{0,200}>\s*([^<]{1,60}?)\s*<|\bclass=["'][^"']{0,60}\bprofile_nickname\b[^"']{0,60}["'][^>]{0,200}>\s*([^<]{1,60}?)\s*</u
const AUTHOR = new RegExp(String.raw`\b(?:var\s+author\s*=|author\s*:)\s*${QUOTED}`, 'u')
const SECONDS =
  /\b(?:ct|ori_create_time|svr_time_publish|publish_time_stamp|oriCreateTime)\s*[:=](?:[^;\n"']{0,60}["'][^"'\n]{0,40}["']\)?\s*[:?])?\s*["']?(\d{10})\b/u
const DAY_AND_TIME = String.raw`(?:19|20)\d{2}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?`
const WRITTEN = new RegExp(
  String.raw`\b(?:publish_time|create_time|createTime|publishTime)\s*[:=]\s*(?:JsDecode\(\s*)?["'](${DAY_AND_TIME})`,
  'u',
)
const SHOWN_DAY = new RegExp(String.raw`\bid=["']publish_time["'][^>]{0,200}>\s*(${DAY_AND_TIME})`, 'u')
const STAMP = /\b(?:publish_time|create_time|createTime|publishTime)\s*[:=]\s*["']?(\d{10})\b/u
/** A stamp and the time that it is, side by side in a script whose names were shortened. */
const BESIDE = new RegExp(
  String.raw`["'](\d{10})["'][^<>\n]{0,80}?["']((?:19|20)\d{2}-\d{2}-\d{2})(?: \d{2}:\d{2})?["']`,
  'u',
)
/** WeChat shows all its times in Chinese time. */
const CHINA_MS = 8 * 60 * 60 * 1000

/** Account, author and time of a WeChat page, from its markup as it came: its scripts are in no tree. */
export function readWechatFacts(html: string): WechatFacts {
  if (!PAGE.test(html)) return {}
  const shown = SHOWN_ACCOUNT.exec(html)
  const source = clean(ACCOUNT.exec(html)?.[1]) ?? clean(shown?.[1] ?? shown?.[2])
  const author = clean(AUTHOR.exec(html)?.[1])
  const written = WRITTEN.exec(html)?.[1] ?? SHOWN_DAY.exec(html)?.[1]
  const seconds = SECONDS.exec(html)?.[1] ?? STAMP.exec(html)?.[1]
  const stamp = seconds === undefined ? besideDay(html) : inChina(Number(seconds))
  // The two are one time; the stamp knows it to the second.
  const publishedAt = stamp ?? (written === undefined ? undefined : normaliseDate(foldText(written)))
  return {
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}

function besideDay(html: string): string | undefined {
  const [, seconds, day = ''] = BESIDE.exec(html) ?? []
  const stamp = seconds === undefined ? undefined : inChina(Number(seconds))
  return stamp?.startsWith(day) === true ? stamp : undefined
}

function inChina(seconds: number): string {
  return `${new Date(seconds * 1000 + CHINA_MS).toISOString().slice(0, 19)}+08:00`
}

function clean(value: string | undefined): string | undefined {
  const text = value
    ?.replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\\x([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .trim()
  return text === undefined || text === '' ? undefined : text
}
