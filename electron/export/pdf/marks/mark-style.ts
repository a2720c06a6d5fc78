/** A lead to what had to go further down than this, or over to the next page, is not drawn: its number leads there. */
const NEAR = '70mm'
/** How far below the top of the first page something stands, in the property `bottom`: pages follow each other without a gap. */
const below = (part: string): string => `(anchor(--first top) - anchor(var(${part}) top) + 1px)`
/** No height where two parts stand on one page, more than there is where they do not: no line runs over a page's end. */
const over = (from: string, to: string): string =>
  `clamp(0px, (round(down, ${below(to)}, var(--page)) - round(down, ${below(from)}, var(--page))) * 1000, 9999mm)`
/** No height in the way of a lead that is drawn, more than there is in the way of one that is not. */
const FAR = `clamp(0px, (anchor(var(--k) top) - anchor(var(--e) top) - ${NEAR}) * 1000, 9999mm) + ${over('--k', '--e')}`
/** Above the line of a mark, but on its page: the first line of a page has little above it. */
const ABOVE =
  'max(anchor(var(--k) top) - 2.2pt - var(--above) * 2.5, round(down, anchor(var(--k) top) + 1px, var(--page)) + .5px)'

/**
 * How marks are drawn on a page. The text is laid out by Chromium alone, so where a word stands is known to the style only:
 * each mark is an anchor (CSS Anchor Positioning 1), and the lines are boxes stretched between anchors, placed in the whole
 * page's body: an anchor in another stretch of the text (`.flow`) is none for a box that is placed in its own. All leads of a line
 * leave above it, the first one highest (`--above`: how many marks follow on the same line), and what they lead to stands in
 * the margin in the same order: so no two of one ink cross, as clause 5.3 asks.
 */
export const markStyle = `
.pass-first { --pm: #b3261e; } .pass-second { --pm: #1247a8; } .pass-third { --pm: #12663a; }
.proof-marks { line-height: 2.3; } .latin.proof-marks { line-height: 2.15; }
.proof-marks .card, .proof-marks .appendix, .proof-marks header.page, .proof-marks .unplaced, .proof-marks .notes-list { line-height: 1.5; }
.proof-marks { position: relative; } .proof-marks header.page { anchor-name: --first; }
.proof-marks blockquote { margin-inline-end: 0; }
.pm { border: .85pt solid var(--pm); border-radius: .75em; padding: 0 .14em; margin: 0 -.07em; }
.pm del, .pm del .mark, .pm-swap del { color: inherit; text-decoration: none; }
.pm-new ins { color: inherit; background: none; font-weight: inherit; margin: 0; }
.pm-at { font-style: normal; font-weight: 400; } .pm-between { margin: 0 .11em; }
.pm-swap { border: 0 solid var(--pm); padding: 0 .06em; }
.pm-under { border-width: 0 0 .85pt .85pt; border-radius: 0 0 0 .7em; } .pm-over { border-width: .85pt .85pt 0 .85pt; border-radius: .7em .7em 0 0; }
.pm-no { margin: 0 .1em; font: 600 5.5pt/1 var(--sans); color: var(--pm); vertical-align: super; }
.pm-entry { display: block; float: inline-end; clear: inline-end; width: var(--margin); margin-inline: var(--gap) calc(-1 * (var(--gap) + var(--margin))); padding: 1.6pt 0; min-height: 15pt; break-inside: avoid; font: 400 7.5pt/1.35 var(--sans); color: var(--ink-3); text-indent: 0; text-align: start; overflow-wrap: anywhere; unicode-bidi: isolate; }
.pm-entry .pm-new { color: var(--pm); background: none; font: 400 9.5pt/1.35 var(--serif); border: .85pt solid var(--pm); border-radius: .8em; padding: 0 .3em; }
.pm-entry .pm-new.long { border-width: 0 0 0 1.4pt; border-radius: 0; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.pm-entry .number-of-note { color: var(--pm); }
.pm-lead, .pm-link, .pm-fork, .pm-split, .pm-join, .pm-back { position: absolute; color: var(--pm); }
.pm-lead { left: anchor(var(--k) center); right: calc(var(--gap) + var(--margin)); top: ${ABOVE}; bottom: calc(anchor(var(--k) top) + ${FAR}); overflow: clip; }
.pm-lead i { position: absolute; inset: 0; border: solid var(--pm); border-width: .6pt 0 0 .6pt; border-top-left-radius: 3pt; }
.pm-lead.pm-stem { bottom: calc(anchor(var(--k) bottom) + 1pt + ${FAR}); }
.pm-link { left: calc(100% - var(--gap) - var(--margin)); width: var(--gap); top: ${ABOVE}; bottom: calc(anchor(var(--e) top) - 8.6pt + ${FAR}); overflow: clip; overflow-clip-margin: 0px; }
.pm-link svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.proof-marks svg line, .proof-marks .pm-sign path, .proof-marks .pm-curl path, .pm-fork path, .pm-split path, .pm-back path { fill: none; stroke: currentColor; stroke-width: .6pt; vector-effect: non-scaling-stroke; stroke-linecap: round; stroke-linejoin: round; }
.pm-fork { left: calc(anchor(var(--k) center) - 2.6pt); top: calc(anchor(var(--k) bottom) - 4pt); width: 5.2pt; height: 4.5pt; }
.pm-fork svg { display: block; width: 100%; height: 100%; }
.pm-split { left: 1em; right: anchor(var(--k) center); top: calc(anchor(var(--k) top) + .2em); bottom: calc(anchor(var(--k) bottom) - 1.5pt); border: solid var(--pm); border-width: 0 .7pt .7pt 0; border-bottom-right-radius: 4pt; }
.pm-split .pm-bar { position: absolute; left: -.6pt; bottom: -3.8pt; width: 6pt; height: 7pt; } .pm-split .pm-hook { position: absolute; right: -5pt; top: -3pt; width: 5pt; height: 4pt; }
.pm-join { left: calc(anchor(var(--k) left) - 4pt); right: calc(anchor(var(--j) right) - 9pt); top: calc(anchor(var(--j) bottom) + 2pt); bottom: calc(anchor(var(--k) center) + ${over('--j', '--k')}); border: solid var(--pm); border-width: .7pt 0 0 .7pt; border-radius: 5pt 0 0 5pt; }
.pm-back { left: calc(anchor(var(--j) right) + 1pt); width: 8pt; top: anchor(var(--j) center); bottom: calc(anchor(var(--j) bottom) - 2pt); border: solid var(--pm); border-width: .7pt .7pt 0 0; border-top-right-radius: 5pt; }
.pm-back svg { position: absolute; left: -.4pt; top: -3.2pt; width: 4pt; height: 6pt; }
.pm-curl { width: 27pt; height: 6.5pt; vertical-align: 1pt; color: var(--pm); overflow: visible; }
.pm-sign { width: 26pt; height: 12pt; vertical-align: -2.5pt; color: var(--pm, var(--ink-2)); overflow: visible; }
.pm-why { color: var(--ink-2); }
.proof-legend { break-inside: avoid; } .proof-legend ul { list-style: none; margin: 1mm 0 0; padding: 0; } .proof-legend li { display: inline-block; margin: 0 6mm 1mm 0; }
.proof-legend b { color: var(--pm); }
`
