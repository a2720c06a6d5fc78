import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { sentencesOf } from '../../shared/typos/sentences.ts'
import { toScript } from '../../shared/language/convert.ts'

/**
 * Clean text to learn from, each an article of sentences. All of it may be used so: CMRC 2018 and XQuAD (CC BY-SA 4.0),
 * NTREX (CC BY-SA 4.0), DRCD (CC BY-SA 3.0, turned to Simplified), UD Chinese GSD (CC BY-SA 4.0), and the laws of China,
 * which nobody owns.
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
  const turned = taiwan.map((text) => toScript(text, 'hans').replaceAll('「', '“').replaceAll('」', '”'))
  const weighed = (texts: readonly (readonly string[])[], weight: number): readonly Document[] =>
    texts
      .filter((sentences) => sentences.length > 0)
      .map((sentences, at) => ({ sentences, weight, isHeldOut: at % 5 === 0 }))
  return [
    ...weighed([...new Set(china)].map(sentencesIn), 1),
    // Of another manner than what is written on the mainland: half of it is enough.
    ...weighed([...new Set(turned)].filter((_, at) => at % 2 === 0).map(sentencesIn), 0.6),
    ...weighed(news(show), 2),
    ...weighed(treebank(show), 1),
    ...weighed(laws(folder, show), 1),
  ]
}

const sentencesIn = (text: string): readonly string[] => sentencesOf(text).map((each) => each.text.trim())

type Show = (repository: string, file: string) => string

function news(show: Show): readonly (readonly string[])[] {
  const lines = show('MicrosoftTranslator+NTREX', 'NTREX-128/newstest2019-ref.zho-CN.txt').trim().split('\n')
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

/** So many characters of law are enough: it is all of one manner. */
const LAWS = 500_000

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
  const made: (readonly string[])[] = []
  let length = 0
  for (let at = 0; at < files.length && length < LAWS; at += 37) {
    const text = show('LawRefBook+Laws', files[at] ?? '').replaceAll(/[#*<>\-!]+/gu, '')
    if (text.length > 30_000) continue
    made.push(sentencesIn(text))
    length += text.length
  }
  return made
}
