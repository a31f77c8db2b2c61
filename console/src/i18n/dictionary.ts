import type { en } from './en';

export interface Plural {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

type Filled<T> = { readonly [K in keyof T]: T[K] extends Plural ? Plural : T[K] extends string ? string : Filled<T[K]> };

/** The shape that each language fills: a missing text does not compile. */
export type Dictionary = Filled<typeof en>;

type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | Plural ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** The name of a text: `gallery.title`. */
export type TextKey = Paths<typeof en>;
