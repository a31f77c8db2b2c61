/** Collects pieces of a text and shows them once a frame, however fast they arrive. */
export function createPainter(show: (text: string) => void) {
  let text = '';
  let shown = '';
  let frame = 0;

  const flush = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (shown !== text) show(text);
    shown = text;
  };

  return {
    add(piece: string) {
      text += piece;
      // A tab in the background has no frames; the text is shown when it ends or the tab comes back.
      frame ||= requestAnimationFrame(flush);
    },
    flush,
  };
}
