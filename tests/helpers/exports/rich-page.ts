/** A page with whatever an article can have: every role, every form of words, lists, tables, notes, a picture, signs that mean something elsewhere. */
export function richPage(): string {
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>船</title></head><body><article>
<h1>四年建起42个分馆，云渚把书送到渡口</h1><p>来源：澄江日报　2025年11月14日</p><p>本报记者 沈砚秋</p>
<p>11月8日傍晚，<b>云渚县</b>水渠边的<i>末班轮渡</i>刚刚靠岸，H<sub>2</sub>O、10<sup>6</sup>、<u>下划线</u>、<s>划去</s>、<code>a*b</code>、<ruby>渡<rt>dù</rt></ruby>口，<a href="https://example.org/a_(b)?x=1&amp;y=2">一处<b>链接</b></a>。</p>
<figure><img src="ferry.png" alt="渡口的小屋 [一]"><figcaption>11月8日，顾长河在水渠边还书。本报记者 沈砚秋 摄</figcaption></figure>
<h2>书跟着*人*走</h2><p># 不是标题，1. 不是列表，snake_case，$5 和 &lt;tag&gt; &amp;amp;，~~不是划去~~，[^9] 不是注，x^2^。</p>
<p>馆员说<sup><a href="#n1">[1]</a></sup>，去年借出9.2万册次<sup><a href="#n2">[2]</a></sup>。</p>
<ol><li>第一条</li><li>第二条 <b>粗</b>，</li></ol><ul><li>甲</li><li>乙</li></ul>
<blockquote><p>书在哪里，人就在哪里。</p></blockquote>
<table><tr><th>项目</th><th>数量</th></tr><tr><td>书车|船</td><td><b>3</b>辆</td></tr></table>
<table><tr><th colspan="2">合计</th></tr><tr><td>书车</td><td>3辆</td></tr></table>
<h3>两条路</h3><p dir="rtl" lang="ar">قال المدير إن 3 سيارات تكفي.</p>
<p>42个分馆共有管理员96名，其中专职只有18名。</p><p>责任编辑：秦未央</p>
<section role="doc-endnotes"><p id="n1">[1] 据县馆台账。</p><p id="n2">[2] 据年报<i>第3页</i>。</p></section></article></body></html>`
}
