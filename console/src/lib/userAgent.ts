export interface Browser {
  /** "Firefox, Linux"; null where nothing is recognized. */
  name: string | null;
  kind: 'computer' | 'phone' | 'program';
}

// In this order: most browsers also call themselves Chrome and Safari.
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/YaBrowser\//, 'Yandex Browser'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];
const systems: [pattern: RegExp, name: string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

export function describeBrowser(userAgent: string | null | undefined): Browser {
  if (!userAgent) return { name: null, kind: 'computer' };
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find(browsers);
  // A program names itself first: "curl/8.4.0".
  if (!browser) return { name: userAgent.split(/[\s/]/)[0] ?? null, kind: 'program' };
  return {
    name: [browser, find(systems)].filter(Boolean).join(', '),
    kind: /Mobi|iPhone|Android/.test(userAgent) ? 'phone' : 'computer',
  };
}
