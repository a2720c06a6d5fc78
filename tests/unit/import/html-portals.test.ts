import { describe, expect, it } from 'vitest'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse, textsOf } from '#tests/helpers/parse.ts'

/**
 * Pages in the layouts of Chinese news sites; every word of them is invented. What is asked of each: the headline without
 * the tail of the page's title, the date, the source and the names, the captions, and nothing of the site's own.
 */
const TITLE = '石埂村修好三千米山路 果农出山不再绕远'
const PARAGRAPHS = [
  '入冬以后，石埂村的山路终于全线贯通。过去从北坡到镇上要绕行十一公里，如今只要二十分钟，村里的柑橘也头一回赶上了县城的早市。',
  '修路的主意是村民自己提的。去年秋天连下了二十多天雨，老路塌了两处，四十多户果农的柑橘烂在树上，大家坐在祠堂里商量了一夜，决定先把便道挖通。',
  '镇里派来的技术员林青带着年轻人测了七天线，避开了两片老林子，又把坡度降了三成。他说，这样一来农用车也能上坡，冬天不怕结冰。',
  '路通那天没有放鞭炮，老人们沿着新路走了一个来回。七十二岁的周大山说，他这辈子走过这条路几千回，第一回没有沾上泥。',
]
const paragraphs = (made: (text: string) => string = (text) => `<p>　　${text}</p>`): readonly string[] =>
  PARAGRAPHS.map(made)
const LINKS = ['要闻', '国际', '财经', '体育', '娱乐', '科技', '教育', '健康', '旅游', '汽车', '房产', '图片']
const nav = `<div class="nav"><ul>${LINKS.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></div><script>var a=1</script>`
const related = `<div class="related"><h3>相关新闻</h3><ul>${LINKS.map((name) => `<li><a href="/n/${name}">${name}频道的另一条新闻标题</a><span>2023-11-02</span></li>`).join('')}</ul></div><div class="footer"><p>关于我们 | 联系我们 | 版权所有</p></div>`
const picture = `<img src="data:image/png;base64,${Buffer.from(makePng(300, 200)).toString('base64')}">`

function page(head: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${head}</head><body>${nav}${body}${related}</body></html>`
}

const body = paragraphs().join('')

interface Layout {
  readonly name: string
  readonly html: string
  readonly publishedAt: string
  readonly source?: string
  readonly byline?: string
  readonly editor?: string
  readonly captions?: readonly string[]
  readonly sections?: readonly string[]
}

const LAYOUTS: readonly Layout[] = [
  {
    name: 'channel, source and time are spans side by side, the editor stands in the foot',
    html: page(
      `<title>${TITLE}_财经_某讯网</title>`,
      `<div class="main"><div class="hd"><h1>${TITLE}</h1><div class="bar"><div class="a_Info"><span class="a_catalog"><a href="/c">财经频道</a></span><span class="a_source">山乡记事</span><span class="a_time">2023-12-09 07:48</span></div><div class="share"><a>分享</a><ul><li><a>QQ空间</a></li></ul></div></div></div><div class="bd"><div id="Cnt-Main-Article">${body}</div></div><div class="ft"><div class="editor" id="QQeditor">责任编辑：songzhi</div></div></div>`,
    ),
    publishedAt: '2023-12-09T07:48',
    source: '山乡记事',
    editor: 'songzhi',
  },
  {
    name: 'time and 来源 before a button, the editor with a code, the site named as the author',
    html: page(
      `<title>${TITLE}_某易新闻</title><meta name="author" content="某易"><meta property="article:published_time" content="2023-12-09T13:43:45+08:00">`,
      `<div class="post"><h1>${TITLE}</h1><div class="post_time_source">2023-12-09 13:43:45　来源: <a id="ne_article_source" href="/">山乡日报</a>　<a>举报</a></div><div class="post_text" id="endText">${body}<div class="ep-source"><span class="left">本文来源：山乡日报</span><span class="ep-editor">责任编辑：高远_NX0011</span></div></div></div>`,
    ),
    publishedAt: '2023-12-09T13:43:45+08:00',
    source: '山乡日报',
    editor: '高远',
  },
  {
    name: 'the time in words and the source behind it by its class, the original headline first',
    html: page(
      `<title>${TITLE}|山路_某浪新闻</title>`,
      `<h1 class="main-title">${TITLE}</h1><div class="top-bar"><div class="date-source"><span class="date">2023年12月09日 04:04</span><a class="source" href="/">山乡早报</a></div><div class="tool"><a>缩小字体</a><a>放大字体</a><a>收藏</a></div></div><div class="article" id="artibody"><p>　　原标题：三千米山路修好了</p>${body}<p class="show_author">责任编辑：白鹿 </p></div>`,
    ),
    publishedAt: '2023-12-09T04:04',
    source: '山乡早报',
    editor: '白鹿',
  },
  {
    name: 'date without a space before its time, editors in brackets, headings in bold',
    html: page(
      `<title>${TITLE}--社会--某民网</title><meta name="publishdate" content="2023-12-09"><meta name="author" content="104363"><meta name="source" content="来源：某民网-社会频道">`,
      `<div class="text_title"><h3 class="pre"></h3><h1>${TITLE}</h1><h4 class="sub"></h4><p class="author"></p><div class="box01"><div class="fl">2023年12月09日08:18&nbsp;&nbsp;来源：<a href="/">某民网-社会频道</a></div></div></div><div class="box_con" id="rwb_zw">${PARAGRAPHS.slice(
        0,
        2,
      )
        .map((text) => `<p>　　${text}</p>`)
        .join('')}<p>　　<strong>测线的七天</strong></p>${PARAGRAPHS.slice(2)
        .map((text) => `<p>　　${text}</p>`)
        .join('')}<div class="edit">(责编：林青、周远)</div></div>`,
    ),
    publishedAt: '2023-12-09T08:18',
    source: '某民网-社会频道',
    editor: '林青、周远',
    sections: ['测线的七天'],
  },
  {
    name: 'the line under the headline is a list, with letters to choose a size',
    html: page(
      `<title>${TITLE}</title><meta name="author" content="name, email@example.com">`,
      `<ul class="main"><li class="left"><h3>${TITLE}</h3><div class="time fix"><span>2023-12-09 15:10:53</span> <span>字号：<a>A-</a> <a>A</a> <a>A+</a></span> <span>来源：观山网</span></div><div class="time fix"><span>最后更新: 2023-12-09 15:14:21</span></div><div class="content all-txt">${body}</div></li></ul><ul class="other"><li>责任编辑：刘石</li></ul>`,
    ),
    publishedAt: '2023-12-09T15:10:53',
    source: '观山网',
  },
  {
    name: 'a table of the year 2005, with counters in the line and breaks for paragraphs',
    html: page(
      `<title>${TITLE} - 石埂县人民政府</title>`,
      `<table width="900"><tr><td align="center"><b>${TITLE}</b></td></tr><tr><td align="center"><span>发布日期：2023-12-09 浏览次数：1037 信息来源：县农业农村局</span></td></tr><tr><td><p>${paragraphs((text) => `　　${text}`).join('<br><br>')}</p></td></tr></table>`,
    ),
    publishedAt: '2023-12-09',
    source: '县农业农村局',
  },
  {
    name: 'captions centred under pictures, a reporter joined to the title, an agency’s opening',
    html: page(
      `<title>${TITLE}-某华网</title><meta name="publishdate" content="2023-12-09">`,
      `<div class="header"><div class="h-title">${TITLE}</div><div class="h-info"><span class="h-time"> 2023-12-09 07:57:40</span> <span>来源： <em id="source"> 某华网</em></span></div></div><div id="p-detail"><p align="center">${picture}</p><p align="center"><font color="navy">12月8日，果农沿新修的山路运柑橘下山。某华社记者 高远 摄</font></p><p>　　某华社石埂12月9日电（记者林知远）${PARAGRAPHS[0] ?? ''}</p>${PARAGRAPHS.slice(
        1,
      )
        .map((text) => `<p>　　${text}</p>`)
        .join(
          '',
        )}<p style="text-align:center">${picture}</p><p style="text-align:center">贯通后的北坡路段。</p><p>　　${PARAGRAPHS[1] ?? ''}</p><div class="zan">【纠错】责任编辑： 王晓静</div></div>`,
    ),
    publishedAt: '2023-12-09T07:57:40',
    source: '某华网',
    byline: '林知远',
    editor: '王晓静',
    captions: ['12月8日，果农沿新修的山路运柑橘下山。某华社记者 高远 摄', '贯通后的北坡路段。'],
  },
  {
    name: 'a date alone under the headline, pictures with their caption in one paragraph',
    html: page(
      `<title>${TITLE}_澎拜新闻</title>`,
      `<div class="newscontent"><h1 class="news_title">${TITLE}</h1><div class="news_about"><p>澎拜新闻记者 林知远</p><p> 2023-12-09 09:10<span> </span></p></div><div class="news_txt">${PARAGRAPHS.slice(0, 2).join('<br><br>')}<div class="contimg">${picture}</div><span class="contentExt">图为贯通后的山路。受访者供图</span><br>${PARAGRAPHS.slice(2).join('<br><br>')}<div class="news_editor">责任编辑：张珺</div></div></div>`,
    ),
    publishedAt: '2023-12-09T09:10',
    byline: '林知远',
    editor: '张珺',
    captions: ['图为贯通后的山路。受访者供图'],
  },
  {
    name: 'an e-paper: a kicker over the headline, a subheadline under it, 本报记者 before the text',
    html: page(
      `<title>山乡日报数字报-${TITLE}</title>`,
      `<div class="article-box"><div class="detail-art"><p class="yinti">乡村振兴一线见闻</p><h1>${TITLE}</h1><p class="subtitle">——石埂村的一次自己动手</p><p>本报记者 林知远　通讯员 周大山</p><div id="ozoom"><p>${picture}</p><p>▲新修的山路从北坡穿过。本报记者 高远 摄</p>${body}</div><p>（责任编辑 王晓静）</p></div></div><p class="date">2023年12月09日 星期六</p>`,
    ),
    publishedAt: '2023-12-09',
    byline: '林知远 周大山',
    editor: '王晓静',
    captions: ['▲新修的山路从北坡穿过。本报记者 高远 摄'],
  },
]

describe('a page of a Chinese news site', () => {
  it.each(LAYOUTS)('$name', async ({ html, publishedAt, source, byline, editor, captions = [], sections = [] }) => {
    const file = await parse(html, 'page.html')
    const { document } = file
    expect({
      title: document.title,
      publishedAt: document.publishedAt,
      source: document.source,
      byline: document.byline,
      editor: document.editor,
      captions: textsOf(file, 'caption'),
      sections: textsOf(file, 'section-heading'),
    }).toEqual({ title: TITLE, publishedAt, source, byline, editor, captions, sections })
    const kept = document.blocks.filter(({ role }) => role !== 'furniture').map(({ text }) => text)
    for (const text of PARAGRAPHS) expect(kept.some((block) => block.includes(text))).toBe(true)
    expect(kept.filter((text) => /频道的另一条|版权所有|缩小字体|QQ空间/u.test(text))).toEqual([])
  })
})
