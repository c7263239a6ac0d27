/** Medians: a screen asks for one of every grain, over twenty thousand tickets a year. */

/** A column's values at some places. */
export function valuesAt(column: Float64Array, places: readonly number[]): Float64Array {
  const values = new Float64Array(places.length);
  for (let i = 0; i < values.length; i++) values[i] = column[places[i] ?? -1] ?? 0;
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
