/**
 * The credit inside a caption: who took or made the picture. Chinese: a name before 摄, 供图, 制图 …;
 * English: after “Photo:”, “Photo by”, or an agency form such as `AP Photo/Name`. Undefined when none is stated.
 */
export function creditOf(caption: string): string | undefined {
  const text = caption.trim()
  for (const pattern of CREDITS) {
    const found = pattern.exec(text)?.groups?.['credit']?.trim()
    if (found !== undefined && found !== '') return found
  }
  return undefined
}

/** Each ends at the end of the caption: a credit inside a sentence is part of the story. */
const CREDITS: readonly RegExp[] = [
  /[（(](?<credit>[^（()）]{2,40}(?:摄|攝|供图|供圖|制图|製圖|绘|繪|提供))[）)]\s*[。.]?$/u,
  /(?:^|[。！？!?.\s　])(?<credit>(?:(?:本报|本報|本刊)?(?:记者|記者|通讯员|通訊員|特约记者|特約記者|实习生|實習生|摄影|攝影)[：:\s　]*)?[\p{Script=Han}·、\s　]{2,30}(?:摄|攝|供图|供圖|制图|製圖|绘|繪))\s*[。.]?$/u,
  /(?:摄影|攝影|供图|供圖|图片来源|圖片來源|资料图片|資料圖片|图源|圖源)(?:[：:／/]\s*(?<credit>[^。]{2,30}))?\s*[。.]?$/u,
  /(?<credit>资料图片|資料圖片|视觉中国|視覺中國)\s*[）)]?\s*[。.]?$/u,
  /(?:^|[\s(（])(?:Photo(?:graph)?s?|Picture|Image|Illustration|Credit)(?:\s+by|\s*:)\s*(?<credit>[^.()]{2,60})[.)]?\s*$/iu,
  /[(（](?<credit>(?:AP|AFP|Reuters|Getty|EPA)[^()]{0,40})[)）]\s*$/u,
]
