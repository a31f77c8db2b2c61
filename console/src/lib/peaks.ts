const known = new Map<string, Promise<number[]>>();

/** The loudness of a sound in `bars` parts, from 0 to 1, decoded in the browser and kept for the page's life. */
export function peaks(url: string, bars: number): Promise<number[]> {
  const found = known.get(url);
  if (found) return found;
  const decoding = decode(url, bars);
  known.set(url, decoding);
  decoding.catch(() => known.delete(url));
  return decoding;
}

async function decode(url: string, bars: number): Promise<number[]> {
  const reply = await fetch(url);
  const sound = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(await reply.arrayBuffer());
  const samples = sound.getChannelData(0);
  const size = Math.max(1, Math.floor(samples.length / bars));
  const highest = Array.from({ length: bars }, (_, bar) => {
    let top = 0;
    for (let i = bar * size; i < (bar + 1) * size; i += 16) top = Math.max(top, Math.abs(samples[i] ?? 0));
    return top;
  });
  const loudest = Math.max(...highest, 0.01);
  return highest.map((one) => one / loudest);
}
