/** Medians: a screen asks for one of every grain, over twenty thousand tickets a year. */

/** A list's values as numbers; `Float64Array.from` with a function takes ten times as long. */
export function valuesOf<T>(list: readonly T[], value: (one: T) => number): Float64Array {
  const values = new Float64Array(list.length);
  let i = 0;
  for (const one of list) values[i++] = value(one);
  return values;
}

/** The middle value, or of an even count the middle two; none of none. */
export function middleValues(list: Float64Array): number[] {
  // Sorting numbers, without a function to compare them, is quicker than selecting the middle in code not yet warm.
  const half = list.length / 2;
  return [...list.toSorted().slice(Math.ceil(half - 1), Math.floor(half + 1))];
}

/** The places of the middle values in the list. */
export function middle(list: Float64Array): number[] {
  const places: number[] = [];
  for (const value of middleValues(list)) {
    const [first] = places;
    const after = first !== undefined && list[first] === value ? first + 1 : 0;
    places.push(list.indexOf(value, after));
  }
  return places;
}
