import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makePng } from './make-pictures.ts'

/** What a picture says of itself. */
interface Statements {
  readonly creator?: string
  readonly date?: string
  readonly city?: string
  readonly description?: string
}

/** A grey picture with XMP statements. */
export function statedPng(width: number, height: number, said: Statements): Uint8Array {
  const list = (name: string, kind: string, value: string | undefined): string =>
    value === undefined
      ? ''
      : `<${name}><rdf:${kind}><rdf:li xml:lang="x-default">${value}</rdf:li></rdf:${kind}></${name}>`
  const attribute = (name: string, value: string | undefined): string =>
    value === undefined ? '' : ` ${name}="${value}"`
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
    `${attribute('photoshop:City', said.city)}${attribute('photoshop:DateCreated', said.date)}>` +
    `${list('dc:creator', 'Seq', said.creator)}${list('dc:description', 'Alt', said.description)}` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>'
  const head = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1')
  return makePng(width, height, false, [['iTXt', Buffer.concat([head, Buffer.from(xmp)])]])
}

/**
 * A folder with an article of three captions: one that lacks day and town, which its picture states; one that names two
 * people left and right; one without a picture and without a day. Gives the article's file and a newer second picture.
 */
export function captionedArticle(): { readonly article: string; readonly newer: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-captions-'))
  const slope = statedPng(300, 200, { creator: '程里', date: '2025-10-23T11:20:00', city: '青笠县' })
  const boat = statedPng(300, 200, { creator: '罗知夏', date: '2025-10-26T09:14:00', city: '云渚县' })
  const newer = statedPng(600, 400, { creator: '罗知夏', date: '2025-10-27T10:00:00', city: '云渚县' })
  writeFileSync(path.join(folder, 'slope.png'), slope)
  writeFileSync(path.join(folder, 'boat.png'), boat)
  mkdirSync(path.join(folder, 'again'))
  writeFileSync(path.join(folder, 'again', 'boat-new.png'), newer)
  const article = path.join(folder, 'article.html')
  writeFileSync(
    article,
    `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>坡上送饭，渡口送书</title></head><body><article>
<h1>坡上送饭，渡口送书</h1>
<p>2025年10月28日　本报记者 程里</p>
<p>青笠县有四百多级石阶。送餐员陆小满每天中午提着保温箱往上走，一趟要走二十分钟，住在坡上的老人等着他的热饭。</p>
<figure><img src="slope.png" alt=""><figcaption>送餐员陆小满沿坡送饭上门。本报记者 程里 摄</figcaption></figure>
<p>云渚县的图书船每个星期天靠一次柳汀埠。10月26日，志愿者方小满把新到的书递给摆渡人顾长河，请他带到对岸的学校去。</p>
<figure><img src="boat.png" alt="码头上，两个人在递一本书。"><figcaption>10月26日，在云渚县柳汀埠，志愿者方小满（左）把新书递给摆渡人顾长河（右）。通讯员 罗知夏 摄</figcaption></figure>
<p>柏树村的服务站里，老人们一边择菜一边等饭。村里的人说，这里一天比一天热闹，话也比从前多了。</p>
<p class="caption">图为柏树村服务站的老人们在择菜。通讯员 宁雨 摄</p>
<p>（责任编辑：秦未央）</p>
</article></body></html>`,
  )
  return { article, newer: path.join(folder, 'again', 'boat-new.png') }
}
