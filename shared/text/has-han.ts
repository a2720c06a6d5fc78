/** Whether a text has a Chinese character: what is told in letters alone is not held against it word by word. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
