/** What to say where a caption's picture is not shown: the text names none, or only the file of the named one is missing. */
export const pictureLackKey = (figure: unknown): 'proof.noPicture' | 'proof.noPictureFile' =>
  figure === undefined ? 'proof.noPicture' : 'proof.noPictureFile'
