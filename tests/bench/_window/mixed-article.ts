import { readFileSync } from 'node:fs'
import path from 'node:path'
import { randomOf } from '../../helpers/seeds.ts'

const root = path.join(import.meta.dirname, '../../..')
const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Of each language: where its words are taken from, how its sentences and their parts end, and how long a paragraph is. */
const LANGUAGES = {
  zh: {
    files: [
      'build/sample/zh/article.html',
      'tests/bench/repair/own-texts.txt',
      'tests/bench/punctuation/sentences.txt',
    ],
    sentence: /[^。！？]{8,120}。/gu,
    part: '，',
    end: '。',
    gap: '',
    paragraph: 200,
  },
  en: {
    files: ['build/sample/en/article.html'],
    sentence: /[A-Z][^.!?]{30,300}\.(?=\s)/gu,
    part: ', ',
    end: '.',
    gap: ' ',
    paragraph: 500,
  },
} as const

/**
 * Paragraphs of so many characters together in which no sentence stands twice: parts of the sentences of our own texts
 * in another order each.
 */
export function mixedParagraphs(language: keyof typeof LANGUAGES, characters: number): readonly string[] {
  const { files, sentence, part, end, gap, paragraph } = LANGUAGES[language]
  const random = randomOf(11)
  const sentences = files
    .flatMap((file) =>
      readText(file)
        .replace(/<[^>]*>/gu, '\n')
        .split('\n'),
    )
    .flatMap((line) => line.match(sentence) ?? [])
  const parts = sentences
    .flatMap((each) => each.slice(0, -1).split(part))
    .filter((each) => each.length > 4 && !/["'“”‘’（）()《》]/u.test(each))
  const pick = (): string => parts[Math.floor(random() * parts.length)] ?? ''
  const made: string[] = []
  for (let length = 0; length < characters;) {
    let text = ''
    while (text.length < paragraph) text += `${text === '' ? '' : gap}${[pick(), pick(), pick()].join(part)}${end}`
    made.push(text)
    length += text.length
  }
  return made
}
