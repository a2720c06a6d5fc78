import { anyOf } from '../lib/any-of.ts'
import { foldText } from '../structure/fold.ts'
import data from './data/default-words.json' with { type: 'json' }

/** Longest words of a program's own; a text that is longer was written. */
const LONGEST = 220
const WORD = new RegExp(`^${anyOf(data.words)}$`, 'iu')
const MAKER = new RegExp(`^${anyOf(data.makers)}$`, 'iu')
const ASKED = new RegExp(
  `^(?:${[
    '(?:在)?(?:这里|此处|此)?(?:请)?(?:插入|输入|填写|添加|写上?|编辑|上传)?\\s*(?:图片|照片|图像)(?:的)?(?:描述|说明|注释|标题|内容|文字|名称)?',
    '(?:点击|单击|双击)(?:此处|这里|图片|输入|添加|编辑|查看|放大|上传).{0,20}',
    '请(?:输入|填写|添加|插入|编辑|上传).{0,14}',
    '(?:enter|add|insert|write|type|put|your|image|picture|photo|figure|caption|alt|description|text|title|goes|here|a|an|the|of|placeholder|untitled|default|click|tap|to|enlarge|view|larger|edit|this|full|size|for|zoom|[\\s:,.…-])+',
  ].join('|')})(?:\\([^()]{0,24}\\))?$`,
  'iu',
)
/** Names of files, with their folders; numbers of a camera; what programs say of a picture. */
const MADE = new RegExp(
  `^(?:${[
    '(?:img|image|imag|dsc[fn]?|pict?|photo|pxl|mvimg|gopr|dji|p|vid|wechatimg|mmexport|screen ?shot|微信图片|屏幕截图|截图|图片|照片)?[_\\-\\s]*[\\d_\\-]{2,}(?:\\s*\\(\\d+\\))?(?:\\.\\w{3,4})?',
    '[\\p{L}\\p{N}_ ():\\\\/.-]{1,120}\\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|raw|cr2|nef)',
    'dcim[\\\\/].{0,80}',
    'exif_jpeg_.{0,20}',
    '(?:processed|edited|made|created|shot|taken) (?:with|by|using|in|on) (?:vsco|gimp|the gimp|snapseed|canva|picsart|lightroom|adobe|photoshop|iphone|paint)\\b.{0,60}',
    'creator: ?gd-jpeg.{0,60}',
    '(?:file written by|compressed by|lead technologies|intel\\(r\\) jpeg|adobe photoshop|acd systems).{0,60}',
    'may be an image of .{0,200}',
    'image may contain.{0,200}',
  ].join('|')})$`,
  'iu',
)

/** Whether words are a camera's or a program's own, and say nothing of the picture. */
export function isDefaultWords(text: string): boolean {
  if (text.length > LONGEST) return false
  const words = bare(text)
  return WORD.test(words) || ASKED.test(words) || MADE.test(words)
}

/** Whether a maker's name is a camera's, a computer's or a template's, and nobody's. */
export function isDefaultMaker(text: string): boolean {
  return text.length <= LONGEST && (MAKER.test(bare(text)) || isDefaultWords(text) || !/[\p{L}\p{N}]/u.test(text))
}

function bare(text: string): string {
  const folded = foldText(text).trim()
  return folded.replace(/^[[(【<]+(?=[^\])】>]*[\])】>]*$)|[\])】>。.…]+$/gu, '').trim()
}
