import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { sentencesOf } from '../../shared/typos/sentences.ts'
import { toScript } from '../../shared/language/convert.ts'

/**
 * Clean text to learn from, each an article of sentences. All of it may be used so: CMRC 2018 and XQuAD (CC BY-SA 4.0),
 * NTREX (CC BY-SA 4.0), DRCD (CC BY-SA 3.0, turned to Simplified), UD Chinese GSD (CC BY-SA 4.0), TICO-19 (CC0), and laws,
 * cases at law and reports of the government of China, which nobody owns.
 */
export interface Document {
  readonly sentences: readonly string[]
  /** How much it counts: what is nearest to what a desk reads counts most. */
  readonly weight: number
  /** Held back from training: thresholds are set and figures taken on it. */
  readonly isHeldOut: boolean
}

interface Squad {
  readonly data: readonly { readonly paragraphs: readonly { readonly context: string }[] }[]
}

/** Reads everything from snapshots of the repositories (bare, one folder `OWNER+NAME/repo` each). */
export function readCorpus(folder: string): readonly Document[] {
  const show = (repository: string, file: string): string =>
    execFileSync('git', ['-C', path.join(folder, repository, 'repo'), 'show', `HEAD:${file}`], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
  const squad = (repository: string, file: string): readonly string[] =>
    (JSON.parse(show(repository, file)) as Squad).data.flatMap(({ paragraphs }) =>
      paragraphs.map(({ context }) => context),
    )
  const taiwan = ['DRCD_dev.json', 'DRCD_test.json'].flatMap((file) => squad('DRCKnowledgeTeam+DRCD', file))
  const china = [
    ...['dev', 'trial'].flatMap((part) => squad('ymcui+cmrc2018', `squad-style-data/cmrc2018_${part}.json`)),
    ...squad('google-deepmind+xquad', 'xquad.zh.json'),
  ]
  const turned = taiwan.map(turn)
  const weighed = (texts: readonly (readonly string[])[], weight: number): readonly Document[] =>
    texts
      .filter((sentences) => sentences.length > 0)
      .map((sentences, at) => ({ sentences, weight, isHeldOut: at % 5 === 0 }))
  return [
    ...weighed([...new Set(china)].map(sentencesIn), 1),
    // Of another manner than what is written on the mainland.
    ...weighed([...new Set(turned)].map(sentencesIn), 0.6),
    ...weighed(news(show, 'CN'), 2),
    ...weighed(news(show, 'TW'), 1.5),
    ...weighed(treebank(show), 1),
    ...weighed(laws(folder, show), 1),
    ...weighed(reports(show), 1.5),
    ...weighed(health(show), 1),
  ]
}

const sentencesIn = (text: string): readonly string[] => sentencesOf(text).map((each) => each.text.trim())

type Show = (repository: string, file: string) => string

/** A text of Taiwan in Simplified. */
const turn = (text: string): string => toScript(text, 'hans').replaceAll('「', '“').replaceAll('」', '”')

/** The same news twice, translated on the mainland and in Taiwan. */
function news(show: Show, region: 'CN' | 'TW'): readonly (readonly string[])[] {
  const read = show('MicrosoftTranslator+NTREX', `NTREX-128/newstest2019-ref.zho-${region}.txt`)
  const lines = (region === 'TW' ? turn(read) : read).trim().split('\n')
  const ids = show('MicrosoftTranslator+NTREX', 'DOCUMENT_IDS.tsv').trim().split('\n')
  return [...Map.groupBy(lines.keys(), (at) => ids[at]).values()].map((all) =>
    [...all].map((at) => lines[at]?.trim() ?? ''),
  )
}

function treebank(show: Show): readonly (readonly string[])[] {
  const parts = ['dev', 'test'].map((part) =>
    show('UniversalDependencies+UD_Chinese-GSDSimp', `zh_gsdsimp-ud-${part}.conllu`),
  )
  return parts.flatMap((part) => [...part.matchAll(/^# text = (.+)$/gmu)].map(([, text = '']) => [text.trim()]))
}

/** What the government tells the congress each year, in order of its sentences, a hundred to a document. */
function reports(show: Show): readonly (readonly string[])[] {
  const years = Array.from({ length: 15 }, (_, at) => 2008 + at)
  const read = years.map((year) =>
    segmentsIn(
      show('liuzeyi11+GovernmentWorkReportCorpus', `government_report_tmx_file/GR${String(year)}.tmx`),
      'zh-CN',
    ),
  )
  return read.flatMap((all) => inParts([...new Set(all)], 100))
}

/** What was written of the epidemic: news, advice, encyclopedia. */
function health(show: Show): readonly (readonly string[])[] {
  return inParts(segmentsIn(show('tico-19+tico-19.github.io', 'data/TM/all.en-zh.tmx'), 'zh'), 20)
}

const inParts = (all: readonly string[], length: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.slice(at * length, (at + 1) * length))

/** The segments of a translation memory that are in a language. */
function segmentsIn(memory: string, language: string): readonly string[] {
  const found = memory.matchAll(new RegExp(`<tuv xml:lang="${language}">\\s*<seg>([^<]*)</seg>`, 'gu'))
  return [...found].flatMap(([, text = '']) => sentencesIn(unescapeXml(text)))
}

const unescapeXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** So many characters of law are enough: it is all of one manner. */
const LAWS = 250_000

function laws(folder: string, show: Show): readonly (readonly string[])[] {
  const names = execFileSync(
    'git',
    ['-C', path.join(folder, 'LawRefBook+Laws', 'repo'), 'ls-tree', '-rz', '--name-only', 'HEAD'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  )
  const files = names.split('\0').filter((name) => name.endsWith('.md') && name.includes('/'))
  const cases = files.filter((name) => name.startsWith('案例/') && !name.includes('_index'))
  const made: (readonly string[])[] = []
  let length = 0
  for (let at = 0; at < files.length && length < LAWS; at += 37) {
    const text = plain(show('LawRefBook+Laws', files[at] ?? ''))
    if (text.length > 30_000) continue
    made.push(sentencesIn(text))
    length += text.length
  }
  return [...made, ...cases.map((file) => sentencesIn(plain(show('LawRefBook+Laws', file))))]
}

/** A text without the marks of Markdown. */
const plain = (text: string): string => text.replaceAll(/<!--.*?-->/gu, '').replaceAll(/[#*<>\-!]+/gu, '')
