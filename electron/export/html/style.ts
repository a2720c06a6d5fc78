/** The colours of paper, and the measures of a page. */
export const lightColours = `
:root {
  --serif: 'Noto Serif SC', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', STSong, SimSun, serif;
  --sans: 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif;
  --desk: #e7e4dd; --paper: #fcfaf5; --card: #fff; --sunken: #eceae3; --line: #d9d4c9; --edge: #857f74;
  --ink: #201e1b; --ink-2: #504b44; --ink-3: #65605a;
  --accent: #23507f; --accent-soft: #e1eaf3; --ok: #29663f; --ok-soft: #e0eee3;
  --query: #7f5008; --query-soft: #f8ebcd; --wrong: #a12d1b; --wrong-soft: #f9e3dc; --hi: #f7eaa2; --hi-ink: #655600;
  --measure: 36em; --margin: 19rem; --gap: 2.25rem;
}
`

/** What text, marks and cards look like, wherever they stand. */
export const commonStyle = `
* { box-sizing: border-box; }
html { background: var(--desk); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); font: 17px/1.88 var(--serif); text-spacing-trim: trim-start; }
.latin { --serif: 'Source Serif 4', Charter, 'Iowan Old Style', Georgia, Cambria, serif; --sans: system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; font-size: 18px; line-height: 1.56; --measure: 38em; }
a { color: inherit; text-decoration: none; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header.page, .card, .appendix, .unplaced, .legend, .notes-title, .verdict, .ref, .frame { font-family: var(--sans); }
header.page { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: center; padding: .8rem 1.5rem; font-size: 13px; line-height: 1.54; color: var(--ink-2); background: var(--paper); border-bottom: 1px solid var(--line); }
header.page b { color: var(--accent); font-size: 15px; }
header.page p { margin: 0; }
header.page p span + span::before { content: '·'; margin: 0 .5em; color: var(--edge); }
.coverage { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin: 0; }
.coverage div { display: flex; gap: .6em; }
.coverage dd { margin: 0; font-variant-numeric: tabular-nums; }
.bar { width: 64px; height: 6px; vertical-align: middle; }
.bar .track { fill: var(--line); } .bar .done { fill: var(--ok); }
.sheet { margin: 2rem auto 4rem; padding: 3.5rem 4rem 3rem; background: var(--paper); border: 1px solid var(--line); width: fit-content; max-width: calc(100% - 2rem); }
.reading .sheet article { max-width: var(--measure); width: var(--measure); }
article, .flow { overflow-wrap: break-word; }
h1 { margin: 0 0 .5em; font-size: 1.77em; line-height: 1.5; font-weight: 700; text-wrap: balance; }
.latin h1 { line-height: 1.25; }
h2, h3, h4, h5, h6 { margin: 1.6em 0 .5em; font-size: 1.06em; line-height: 1.6; font-weight: 700; break-after: avoid; }
p { margin: 0; }
p.paragraph, p.lead { text-indent: 2em; text-align: justify; orphans: 3; widows: 3; }
.latin p.paragraph, .latin p.lead { text-indent: 0; text-align: start; margin-block: 0 .8em; }
p.headline { font-size: 1.18em; font-weight: 700; line-height: 1.6; margin-bottom: .4em; }
p.kicker, p.subheadline { font-size: 1.06em; color: var(--ink-2); margin-bottom: .4em; }
p.byline, p.dateline, p.source { font-family: var(--sans); font-size: .77em; color: var(--ink-2); margin-bottom: .9em; }
p.editor-line { text-align: end; color: var(--ink-2); margin-top: 1.4em; }
p.note { font-size: .82em; line-height: 1.7; color: var(--ink-2); border-top: 1px solid var(--line); margin-top: 1em; padding-top: .5em; }
blockquote { margin: 1em 2em; padding-inline-start: 1em; border-inline-start: 2px solid var(--line); }
.list { margin: .6em 0; padding-inline-start: 2em; }
li.numbered { list-style: none; }
.list-number { color: var(--ink-2); font-variant-numeric: tabular-nums; }
sup, sub { line-height: 0; }
figure { margin: 1.5em 0; break-inside: avoid; }
figure.bare { margin: 1em 0; }
.picture { position: relative; width: fit-content; margin: 0 auto; max-width: 100%; }
.picture img { display: block; max-width: 100%; height: auto; max-height: 46rem; }
.regions { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.regions g { fill: none; }
.regions .casing { stroke: #10151a; stroke-width: 4px; } .regions .line { stroke: #fff; stroke-width: 2px; }
.regions .disc { fill: #fff; stroke: #10151a; stroke-width: 1.5px; }
.regions text { text-anchor: middle; fill: #10151a; font-family: var(--sans); font-weight: 700; }
figcaption { margin-top: .6em; font-size: .83em; line-height: 1.7; color: var(--ink-2); }
figcaption .credit { color: var(--ink-3); }
.frame { display: grid; place-items: center; min-height: 7rem; padding: 1rem; border: 1px dashed var(--edge); background: var(--sunken); color: var(--ink-3); font-size: 13px; text-align: center; }
.table { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; width: 100%; font-size: .83em; line-height: 1.6; }
td, th { padding: .35em .6em; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--ink-3); font-weight: 600; }
.lines { white-space: pre-wrap; }

/* People speak above the line, numbers below it. */
.mark { text-decoration: overline 1.5px var(--accent); background: var(--accent-soft); }
.mark-query { text-decoration: overline dashed 1.5px var(--query); background: var(--query-soft); }
.mark-praise { text-decoration: overline dotted 2px var(--ok); background: var(--ok-soft); }
.mark-correction { text-decoration: overline 1.5px var(--wrong); background: none; }
.mark-highlight { text-decoration: none; background: var(--hi); }
.mark-suggestion, .mark-refusal, .mark-number { text-decoration: none; background: none; }
.number { border-bottom: 2px dotted var(--edge); }
.number-verified { border-bottom: 1px solid var(--ok); }
.number-queried { border-bottom: 0; text-decoration: underline wavy 1px var(--query); text-underline-offset: 4px; }
.number-wrong { border-bottom: 3px double var(--wrong); }
.number-not-a-statistic { border-bottom: 0; }
del { color: var(--wrong); text-decoration: line-through 1.5px; }
del .mark { text-decoration: line-through 1.5px var(--wrong); }
del + ins { margin-inline-start: .12em; }
ins { color: var(--wrong); font-weight: 700; text-decoration: none; background: var(--wrong-soft); }
del.accepted { color: var(--ink-3); } ins.accepted { color: var(--ok); background: var(--ok-soft); }
.moved { border-inline-start: 3px double var(--wrong); padding-inline-start: .6em; margin-inline-start: calc(-.6em - 3px); }
del.conflict, ins.conflict { outline: 1px dashed var(--wrong); outline-offset: 1px; }
.pilcrow { color: var(--ink-3); font-weight: 400; }
.caption, .credit, .ref, .verdict { unicode-bidi: isolate; }
.ref { margin: 0 .12em; padding: .08em .42em; font-size: 11px; line-height: 1; white-space: nowrap; font-weight: 600; text-indent: 0; text-align: center; vertical-align: super; color: var(--accent); border: 1px solid currentColor; border-radius: 1em; background: var(--card); }
.ref-query { color: var(--query); border-style: dashed; } .ref-praise { color: var(--ok); border-style: dotted; }
.ref-correction, .ref-suggestion, .ref-number, .ref-refusal { color: var(--wrong); border-radius: 3px; } .ref-highlight { color: var(--hi-ink); }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }

.card { background: var(--card); border: 1px solid var(--line); border-inline-start: 3px solid var(--accent); border-radius: 4px; padding: .55rem .75rem .6rem; font-size: 13px; line-height: 1.54; color: var(--ink); overflow-wrap: anywhere; break-inside: avoid; }
.card-query { border-inline-start: 3px dashed var(--query); } .card-praise { border-inline-start: 3px dotted var(--ok); }
.card-correction, .card-suggestion, .card-number { border-inline-start: 5px double var(--wrong); } .card-refusal { border-inline-start-color: var(--edge); }
.card-highlight { border-inline-start: 6px solid var(--hi); }
.card header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .55em; font-size: 12px; color: var(--ink-3); }
.card .kind { color: var(--accent); font-size: 13px; } .card-query .kind { color: var(--query); } .card-praise .kind { color: var(--ok); }
.card-correction .kind, .card-suggestion .kind, .card-number .kind { color: var(--wrong); } .card-highlight .kind { color: var(--hi-ink); }
.number-of-note { font-weight: 700; color: var(--ink-2); min-width: 1.1em; }
.who { flex-basis: 100%; font-size: 12px; color: var(--ink-3); } .author { color: var(--ink-2); font-weight: 600; }
.tag { color: var(--ink-3); font-size: 12px; }
.state { font-size: 12px; margin-inline-start: auto; color: var(--ink-3); } .state-open, .state-proposed { color: var(--query); } .state-accepted, .state-resolved { color: var(--ok); }
.change .state { margin-inline-start: .5em; }
.card p { margin: .25rem 0 0; } .card .body { font-size: 14px; line-height: 1.65; }
.card .about { color: var(--ink-3); }
.card .settled-by, .card .evidence { font-size: 12px; color: var(--ink-3); }
.change-accepted ins { color: var(--ok); background: var(--ok-soft); } .change-accepted del, .change-rejected del, .change-rejected ins { color: var(--ink-3); background: none; font-weight: 400; } .change-rejected ins { text-decoration: line-through; }
.warning { color: var(--wrong); margin-inline-start: .5em; }
.replies { list-style: none; margin: .4rem 0 0; padding: .4rem 0 0 .75rem; border-top: 1px solid var(--line); } .replies li + li { margin-top: .4rem; }
.verdict { font-size: 12px; padding: 0 .4em; border: 1px solid currentColor; border-radius: 3px; white-space: nowrap; color: var(--ink-3); }
.verdict-approved, .verdict-verified { color: var(--ok); } .verdict-changed { color: var(--accent); } .verdict-queried { color: var(--query); border-style: dashed; } .verdict-wrong { color: var(--wrong); border-style: double; border-width: 3px; }
.appendix, .unplaced { clear: both; width: 0; min-width: 100%; margin-top: 2.5rem; padding-top: 1.2rem; border-top: 1px solid var(--line); font-size: 14px; line-height: 1.6; }
.appendix h2, .unplaced h2 { margin: 0 0 .3em; font-size: 16px; } .summary, .rest, .legend { color: var(--ink-2); font-size: 13px; }
.appendix table { font-size: 13px; } .small { color: var(--ink-3); font-size: 12px; } .short { white-space: nowrap; }
.chip { display: inline-block; margin: .1em .25em .1em 0; border-bottom: 2px dotted var(--edge); }
.unplaced .card { margin-top: .6rem; max-width: 40rem; }
.legend { clear: both; width: 0; min-width: 100%; margin-top: 2rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--ink-3); font-size: 12px; }
`

/**
 * The style of an exported page. The article looks like print, the cards like tools; a kind is told by the edge
 * of its card and by its label, never by colour alone. Wide screens: cards float beside their place and never overlap.
 * Narrow screens and paper: the same cards follow the text as numbered notes.
 */
export const pageStyle = `
:root { color-scheme: light dark; }
${lightColours}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --desk: #151617; --paper: #242321; --card: #2a2b2b; --sunken: #17191a; --line: #3b3c3c; --edge: #85868a;
    --ink: #e9e5dc; --ink-2: #c2bdb2; --ink-3: #a39e94;
    --accent: #93bdea; --accent-soft: #263748; --ok: #8acb9e; --ok-soft: #203629;
    --query: #e5b65d; --query-soft: #3c311a; --wrong: #f49a86; --wrong-soft: #46281f; --hi: #4f481c; --hi-ink: #e3d27a;
  }
}
@media screen and (prefers-contrast: more) { :root { --ink-2: var(--ink); --ink-3: var(--ink); --line: var(--edge); } }
${commonStyle}

/* Wide: the text column, and the cards floated out of it beside their blocks. */
@media screen and (min-width: 72rem) {
  .marked .flow { width: calc(var(--measure) + var(--gap) + var(--margin)); padding-inline-end: calc(var(--gap) + var(--margin)); display: flow-root; }
  .flow > .card { float: inline-end; clear: inline-end; width: var(--margin); margin: .35rem calc(-1 * (var(--gap) + var(--margin))) .5rem 0; }
  .flow > .card .about { display: none; }
  .notes-title { display: none; }
}
/* Narrow, and paper: first the text, then the notes. */
@media not screen, (max-width: 71.99rem) {
  .flow { display: flex; flex-direction: column; max-width: var(--measure); margin-inline: auto; }
  .flow > * { flex: none; }
  .flow > .notes-title { order: 1; clear: both; margin: 2.5rem 0 .8rem; padding-top: 1.2rem; border-top: 1px solid var(--line); font-size: 16px; }
  .flow > .card { order: 2; margin-bottom: .6rem; }
  .who { flex-basis: auto; }
}
@media screen and (max-width: 48rem) {
  .sheet { margin: 0; padding: 1.5rem 1.1rem 2rem; max-width: none; width: auto; border: 0; }
  .reading .sheet article { width: auto; }
}
@page { size: A4; margin: 18mm 17mm 20mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; color: #65605a; } }
@media print {
  html { background: none; }
  body { font-size: 10.5pt; line-height: 1.75; --measure: none; --desk: #fff; --paper: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .latin { font-size: 10.5pt; line-height: 1.5; }
  .sheet { margin: 0; padding: 0; border: 0; max-width: none; width: auto; }
  .reading .sheet article { width: auto; max-width: none; }
  header.page { display: block; padding: 0 0 3mm; margin-bottom: 6mm; font-size: 8.5pt; }
  header.page b { font-size: 10pt; }
  .picture img { max-height: 105mm; max-width: 100%; }
  .frame { min-height: 14mm; }
  .card, .card .body { font-size: 9pt; } .card header, .who, .tag, .state, .verdict, .card .settled-by { font-size: 8pt; }
  .ref { font-size: 7pt; }
  .appendix, .unplaced { max-width: none; } .appendix table, .summary, .rest { font-size: 8.5pt; } .small { font-size: 8pt; }
  .table { overflow: visible; } .summary { break-after: avoid; }
  tr, li, .frame { break-inside: avoid; } thead { display: table-header-group; }
}
`
