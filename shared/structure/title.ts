/** What is said of a piece before its headline and is none of its words: 原创, [组图], 【视频】. */
const LABEL =
  /^\s*(?:(?:原创|原創|转载|轉載|置顶|置頂|首发|首發)(?:\s*[|丨:：·]\s*|\s+)|[[［](?!\d)[^\]］[［]{1,8}[\]］]\s*|【(?:原创|原創|视频|視頻|图集|圖集|组图|組圖|多图|专题|專題|转载|轉載|图解|圖解|直播|独家|獨家)】\s*)(?=\S)/u

/** A headline without a label before it; one that is nothing else stays. */
export function withoutLabel(title: string): string {
  const rest = title.replace(LABEL, '')
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : title
}
