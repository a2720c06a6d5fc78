import { joinPieces } from '../form/formed-line.ts'
import type { FormedPiece } from '../form/formed-line.ts'
import { childOf, childrenOf, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { findAll, flatOf, formed } from './words.ts'

/** Names after which a list of authors is cut. */
const MANY = 30

/** A reference as readers know it: its number, then who, what, where and when, with the points between them. */
export function citationOf(reference: XmlElement): FormedPiece {
  const label = plain(flatOf(childOf(reference, 'label')))
  const citations = reference.children.filter(isXmlElement).filter(({ name }) => /citation/u.test(name))
  const pieces = citations.map((citation) => (isWritten(citation) ? formed(citation) : setOf(citation)))
  return joinPieces([label, ...pieces], ' ')
}

/** Mixed citations carry their own points; element citations are parts alone. */
function isWritten(citation: XmlElement): boolean {
  return citation.children.some((child) => typeof child === 'string' && /[\p{L}\p{N}\p{P}]/u.test(child))
}

/** “Lin Y, Zhou E. Trees. J Qinghe. 2025;3:12–19.” */
function setOf(citation: XmlElement): FormedPiece {
  const one = (name: string): FormedPiece => {
    const element = childOf(citation, name)
    return element === undefined ? plain('') : formed(element)
  }
  const sentence = (piece: FormedPiece): readonly FormedPiece[] =>
    piece.text === '' ? [] : [/[.?!。？！]$/u.test(piece.text) ? piece : joinPieces([piece, plain('.')], '')]
  const titles = ['article-title', 'chapter-title', 'part-title', 'data-title'].map(one)
  const publisher = [one('publisher-loc').text, one('publisher-name').text].filter((text) => text !== '').join(': ')
  return joinPieces(
    [
      ...sentence(plain(peopleOf(citation))),
      ...titles.flatMap(sentence),
      ...sentence(one('source')),
      ...['edition', 'conf-name'].map(one).flatMap(sentence),
      ...sentence(plain(publisher)),
      ...sentence(plain(whereOf(citation))),
      ...['comment', 'pub-id', 'ext-link', 'uri']
        .flatMap((name) => childrenOf(citation, name).map(formed))
        .flatMap(sentence),
    ],
    ' ',
  )
}

function peopleOf(citation: XmlElement): string {
  const groups = childrenOf(citation, 'person-group')
  const holders = groups.length === 0 ? [citation] : groups
  const names = holders.flatMap((holder) => [
    ...[...findAll(holder, 'name'), ...findAll(holder, 'string-name')].map(shortName),
    ...findAll(holder, 'collab').map(flatOf),
  ])
  const known = names.filter((name) => name !== '')
  const isCut = holders.some((holder) => findAll(holder, 'etal').length > 0) || known.length > MANY
  return [...known.slice(0, MANY), ...(isCut ? ['et al'] : [])].join(', ')
}

function shortName(name: XmlElement): string {
  const family = flatOf(childOf(name, 'surname'))
  const given = flatOf(childOf(name, 'given-names'))
  if (family === '' && given === '') return flatOf(name)
  return /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${family} ${given}`.trim()
}

/** Year, volume, issue and pages: 2025;3(2):12–19. */
function whereOf(citation: XmlElement): string {
  const part = (name: string): string => flatOf(childOf(citation, name))
  const volume = part('volume')
  const issue = part('issue')
  const [first, last] = [part('fpage'), part('lpage')]
  const range = first === '' ? part('page-range') : last === '' || last === first ? first : `${first}–${last}`
  const pages = range === '' ? part('elocation-id') : range
  const date = [part('year'), part('month'), part('day')].filter((text) => text !== '').join(' ')
  const place = `${volume}${issue === '' ? '' : `(${issue})`}${pages === '' ? '' : `:${pages}`}`
  if (date === '' || place === '') return date + place.replace(/^:/u, '')
  return place.startsWith(':') ? `${date}${place}` : `${date};${place}`
}

function plain(text: string): FormedPiece {
  return { text, runs: [] }
}
