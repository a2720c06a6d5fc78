import { readFileSync } from 'node:fs'
import { parseFile } from '#electron/import/process/parse-file.ts'
import { ROLES } from '#shared/domain/block.ts'
import type { Role } from '#shared/domain/block.ts'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import type { GoldPart } from '#tests/bench/gold-parts.ts'
import { GOLD_FILES } from '#tests/bench/gold-parts.ts'

/** An article of one kind, and what must come of it. */
export interface KindCase {
  readonly kind: string
  readonly form: string
  readonly text: string
  readonly wants: Readonly<Record<string, string>>
  readonly roles: readonly { readonly role: Role; readonly begins: string }[]
}

interface Words {
  readonly headline: string
  readonly long: readonly string[]
}

const ZH: Words = {
  headline: '清河镇种树记',
  long: [
    '清河镇今年种下两万棵树，镇长林一在山坡上对记者说，成活率比去年高出三个百分点，全镇都很高兴。树苗是三月从邻县运来的，一路走了两天，运到的时候根上还带着湿泥，大家连夜把它们栽进了坑里。',
    '工作人员介绍，明年还会再种一万棵，树苗已经运来，存放在林业站的大棚里。镇里的老人说，山上原先全是松树，后来修路、烧炭，慢慢就秃了，到了夏天一下雨，黄泥水便顺着沟一直流到学校门口。',
    '学校的孩子也上了山，每人认了一棵，在树干上挂了写着名字的木牌。老师说，等他们毕业的时候，树也该有屋檐那么高了，那时再回来看，说不定还能在树荫底下坐一坐，讲一讲今天的事情。',
  ],
}
const HANT: Words = {
  headline: '清河鎮種樹記',
  long: [
    '清河鎮今年種下兩萬棵樹，鎮長林一在山坡上對記者說，成活率比去年高出三個百分點，全鎮都很高興。樹苗是三月從鄰縣運來的，一路走了兩天，運到的時候根上還帶著濕泥，大家連夜把它們栽進了坑裡。',
    '工作人員介紹，明年還會再種一萬棵，樹苗已經運來，存放在林業站的大棚裡。鎮裡的老人說，山上原先全是松樹，後來修路、燒炭，慢慢就禿了，到了夏天一下雨，黃泥水便順著溝一直流到學校門口。',
    '學校的孩子也上了山，每人認了一棵，在樹幹上掛了寫著名字的木牌。老師說，等他們畢業的時候，樹也該有屋簷那麼高了，那時再回來看，說不定還能在樹蔭底下坐一坐，講一講今天的事情。',
  ],
}
const EN: Words = {
  headline: 'Harbour keeps its lighthouse',
  long: [
    'The harbour council said on Tuesday that the old lighthouse will be kept open for two more winters, after a vote of 12 to 3 in the town hall. The lamp had been due to go dark in October, and the last keeper had already packed his books and his two cats into the boat.',
    'Fishermen had asked for more time. They say that the new beacon cannot be seen from the east in fog, and that three boats have come too close to the rocks since it was lit in spring. The council has now ordered a second look at the charts before anything else is taken down.',
    'Children from the school climbed the tower on the day after the vote and hung a paper lamp from each of its windows. Their teacher said that she had promised them nothing, but that a light which everybody can see is easier to keep than one which nobody has to look after.',
  ],
}
const WORDS: Readonly<Record<string, Words>> = { zh: ZH, hant: HANT, en: EN }

/** Articles of each kind that issue 9 names, of one part of the gold. */
export function readKinds(part: GoldPart): readonly KindCase[] {
  const file = readFileSync(new URL(`../bench/structure/${GOLD_FILES[part]}.txt`, import.meta.url), 'utf8')
  return file
    .split(/^@ /m)
    .slice(1)
    .map((stanza) => readStanza(stanza.trimEnd()))
}

/** What is not as wanted of an article, each in a few words; nothing where all is right. */
export async function missesOf(kase: KindCase): Promise<readonly string[]> {
  const result = await parseFile(
    {
      fileName: `article.${kase.form}`,
      bytes: new TextEncoder().encode(kase.text),
      choices: { script: 'keep', refused: [], roles: [] },
    },
    () => Promise.resolve(new Map()),
  )
  if (!result.ok) return [JSON.stringify(result.error)]
  const { document } = result.value
  return [
    ...Object.entries(kase.wants).flatMap(([fact, wanted]) => {
      const own = factOf(document, fact)
      return isFact(fact, own, wanted) ? [] : [`${fact} ${own} for ${wanted}`]
    }),
    ...kase.roles.flatMap(({ role, begins }) => {
      const own = document.blocks.find(({ text }) => text.startsWith(begins))?.role ?? '-'
      return own === role ? [] : [`${own} for ${role}: ${begins.slice(0, 40)}`]
    }),
    ...(kase.kind === 'not-section-heading'
      ? document.blocks.filter(({ role }) => role === 'section-heading').map(({ text }) => `heading: ${text}`)
      : []),
  ]
}

function readStanza(stanza: string): KindCase {
  const [head = '', ...lines] = stanza.split('\n')
  const [kind = '', language = '', form = '', ...rest] = head.split(' ')
  const words = WORDS[language] ?? EN
  let at = 0
  const fill = (line: string): string =>
    line.replace(/\$[HLP]/g, (sign) => {
      if (sign === '$H') return words.headline
      const long = words.long[at++ % words.long.length] ?? ''
      return sign === '$L' ? long : (/^.*?[。.]/.exec(long)?.[0] ?? long)
    })
  const roles: { role: Role; begins: string }[] = []
  const end = lines.indexOf('--')
  const body = (end === -1 ? lines : lines.slice(0, end)).map((line) => {
    const [first = '', tail] = line.split('\t')
    const role = tail === undefined ? undefined : ROLES.find((known) => known === first)
    const text = fill(tail ?? line)
    if (role !== undefined) roles.push({ role, begins: text.replace(/^[#*\s]+|[*\s]+$/g, '') })
    return text
  })
  at = 0
  for (const line of end === -1 ? [] : lines.slice(end + 1)) {
    const [first = '', tail = ''] = line.split('\t')
    const role = ROLES.find((known) => known === first)
    if (role !== undefined) roles.push({ role, begins: fill(tail) })
  }
  const wants: Record<string, string> = {}
  for (const part of rest.join(' ').split(/ (?=(?:title|byline|source|date)=|nocaption\b)/)) {
    const cut = part.indexOf('=')
    if (part !== '') wants[cut === -1 ? part : part.slice(0, cut)] = cut === -1 ? '' : part.slice(cut + 1)
  }
  return { kind, form, text: body.join('\n'), wants, roles }
}

function factOf(document: SourceDocument, fact: string): string {
  if (fact === 'title') return document.title ?? ''
  if (fact === 'byline') return document.byline ?? ''
  if (fact === 'source') return document.source ?? ''
  if (fact === 'date') return (document.publishedAt ?? '').slice(0, 10)
  return document.blocks.find(({ role }) => role === 'caption')?.text ?? ''
}

/** Names of a byline are held one by one: how they are parted is the article's own. */
function isFact(fact: string, own: string, wanted: string): boolean {
  if (fact !== 'byline') return own === wanted
  const names = wanted === '' ? [] : wanted.split(',')
  const rest = names.reduce((left, name) => left.replace(name, ''), own)
  return names.every((name) => own.includes(name)) && /^(?:[\s、,，;；|·/&]|\band\b)*$/.test(rest)
}
