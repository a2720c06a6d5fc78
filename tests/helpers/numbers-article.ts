import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** One pixel: the caption below has a picture. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const PAGE = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>分馆</title></head><body><article>
<h1>四年建起42个分馆，云渚把书送到渡口</h1>
<p>来源：澄江日报　2025年11月14日</p>
<p>本报记者 沈砚秋</p>
<p>11月8日傍晚6时40分，云渚县白苹渡的末班轮渡刚刚靠岸，码头边一间38平方米的小屋亮起了灯。72岁的摆渡人把缆绳系好，进门还了两本书。</p>
<p>自2021年9月总分馆制改革启动以来，全县投入2860万元，在13个乡镇、29个村建起分馆，总藏书由11.6万册增至31.4万册。</p>
<figure><img src="data:image/png;base64,${PIXEL}" alt="渡口"><figcaption>11月8日，顾长河前来还书。这是全县43个分馆中离水最近的一处。本报记者 沈砚秋 摄</figcaption></figure>
<h2>书跟着人走</h2>
<p>改革后，3辆流动书车和一条图书船每周跑11条线路，沿途设67个停靠点。去年，流动服务借出9.2万册次，占全县借阅量的36%。</p>
<h2>账要算得清</h2>
<p>42个分馆共有管理员96名，其中专职只有18名，占18.8%。县里按每馆每年1.5万元安排运行经费。</p>
<p>按照规划，到2027年底，云渚还将新建6个分馆，全县分馆达到48个。这里1949年设馆。</p>
<p>责任编辑：秦未央</p>
</article></body></html>`

/** A page with a fact in dispute (42 and 43 分馆), parts that make one of its values, a sum and a share. */
export function writeNumbersArticle(folder: string): string {
  const file = path.join(folder, 'branches.html')
  writeFileSync(file, PAGE)
  return file
}
