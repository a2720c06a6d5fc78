import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { repairText } from '#shared/repair/repair-text.ts'
import { undoAll } from './undo.ts'

const HANS = '渔港的早市五点半开张，老何在码头摆好了三个摊位（今年第一次）。'
const HANT = '漁港的早市五點半開張，老何在碼頭擺好了三個攤位。'

const KANA_SHOWN = '合約寫明如遇天災，雙方互不追究，但什麼算天災，誰也說不清楚。'

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const windows1252 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    const text = iconv.decode(Buffer.from([byte]), 'win1252')
    return text === '\uFFFD' ? String.fromCharCode(byte) : text
  }).join('')

const repaired = (text: string): string => repairText(text, { script: 'keep' }).text

describe('text read with a wrong encoding', () => {
  const ways: readonly (readonly [string, string, string])[] = [
    ['UTF-8 as Latin-1', HANS, latin1(utf8(HANS))],
    ['UTF-8 as Windows-1252', HANS, windows1252(utf8(HANS))],
    ['UTF-8 as Latin-1, twice', HANS, latin1(utf8(latin1(utf8(HANS))))],
    ['UTF-8 as Windows-1252, twice', HANS, windows1252(utf8(windows1252(utf8(HANS))))],
    ['UTF-8 as GBK', `${HANS}港`, iconv.decode(Buffer.from(utf8(`${HANS}港`)), 'gbk')],
    ['GBK as Latin-1', HANS, latin1(iconv.encode(HANS, 'gbk'))],
    ['GBK as Windows-1252', HANS, windows1252(iconv.encode(HANS, 'gbk'))],
    ['GBK as Big5', HANS, iconv.decode(iconv.encode(HANS, 'gbk'), 'big5')],
    ['Big5 as GBK', HANT, iconv.decode(iconv.encode(HANT, 'big5'), 'gbk')],
    ['Big5 as GBK, with kana in a row', KANA_SHOWN, iconv.decode(iconv.encode(KANA_SHOWN, 'big5'), 'gbk')],
    ['Big5 as Latin-1', HANT, latin1(iconv.encode(HANT, 'big5'))],
    ['French, UTF-8 as Windows-1252', 'Déjà l’été à Besançon…', windows1252(utf8('Déjà l’été à Besançon…'))],
  ]

  it.each(ways)('%s is read rightly', (_, clean, damaged) => {
    expect(damaged).not.toBe(clean)
    const result = repairText(damaged, { script: 'keep' })
    expect(result.text).toBe(clean)
    expect(undoAll(result)).toBe(damaged)
    expect(result.repairs.every((item) => item.kind === 'mojibake')).toBe(true)
  })

  it('is found in single lines of a document, and in a part of a line', () => {
    const lines = [HANS, latin1(utf8('第二行是坏的。')), `来源：${latin1(iconv.encode('渔港日报记者', 'gbk'))}`]
    expect(repaired(lines.join('\n'))).toBe([HANS, '第二行是坏的。', '来源：渔港日报记者'].join('\n'))
  })

  it('names the two encodings as evidence', () => {
    expect(repairText(latin1(utf8('渔港')), { script: 'keep' }).repairs[0]?.evidence).toEqual({
      rule: 'repair.mojibake',
      values: { from: 'utf-8', as: 'windows-1252' },
    })
  })

  it('is filled by a guess where a byte was lost', () => {
    const damaged = iconv.decode(Buffer.from(utf8('我们爱渔港，你呢')), 'gbk').replaceAll('\uFFFD', '?')
    const result = repairText(damaged, { script: 'keep' })
    expect(result.text.slice(0, -1)).toBe('我们爱渔港，你')
    expect(result.repairs[0]?.isGuess).toBe(damaged.includes('?'))
  })
})

describe('text of other languages', () => {
  const clean = [
    '« Déjà vu », dit-elle : « l’été dernier, à Besançon… »',
    'Er sagte: „Über die Brücke fährt kein Zug.“ 20 °C ±2°, 5 µm',
    'A ação do coração: NÃO, SÃO, Ângela; Ã é uma letra.',
    'Người Việt Nam ở Hà Nội và Thành phố Hồ Chí Minh.',
    'Zażółć gęślą jaźń. Příliš žluťoučký kůň úpěl ďábelské ódy.',
    'Þórður sagði: „Já, ég á hús á Íslandi.“',
    'Съешь же ещё этих мягких французских булок, да выпей чаю.',
    'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.',
    '港町の朝市は五時半に始まる。「今朝の鯵は新しいよ」と魚屋が言った。',
    '東京湾岸警察署管内交通安全運動実施計画発表',
    '항구의 새벽 시장은 다섯 시 반에 열린다.',
    '“Zoë”, “Chloë’s café”, “résumé”… and 5€',
    'ㄅㄆㄇㄈ 注音符號：ㄓㄨㄥ ㄍㄨㄛˊ',
    '魑魅魍魉，饕餮穷奇；氢氟烃、邻苯二甲酸二丁酯。',
    '蒹葭蒼蒼，白露為霜。所謂伊人，在水一方。',
    '佢哋喺度做乜嘢？唔該晒，嗰個嘢好靚㗎喇！',
    '孛儿只斤·铁木真、阿卜杜热西提·玉素甫',
    '──────── 目录 ────────',
    'á – é – í – ó — ú … ¿? ¡!',
  ]
  it.each(clean)('stays: %s', (line) => {
    expect(repairText(line, { script: 'keep' })).toEqual({ text: line, repairs: [], findings: [] })
  })
})
