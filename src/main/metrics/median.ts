/** Medians without sorting: a screen asks for one of every grain, over twenty thousand tickets a year. */

/** A list's values as numbers; `Float64Array.from` with a function takes ten times as long. */
export function valuesOf<T>(list: readonly T[], value: (one: T) => number): Float64Array {
  const values = new Float64Array(list.length);
  let i = 0;
  for (const one of list) values[i++] = value(one);
  return values;
}

/** The value that would stand at a place if the values were sorted (Hoare's selection); reorders them. */
function nth(values: Float64Array, place: number): number {
  const at = (i: number): number => values[i] ?? 0;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = at((low + high) >> 1);
    let [left, right] = [low, high];
    while (left <= right) {
      while (at(left) < pivot) left++;
      while (at(right) > pivot) right--;
      if (left > right) break;
      [values[left], values[right]] = [at(right), at(left)];
      left++;
      right--;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return at(place);
}

/** The middle value, or of an even count the middle two; none of none. */
export function middleValues(list: Float64Array): number[] {
  if (list.length === 0) return [];
  const values = list.slice();
  const half = values.length >> 1;
  const upper = nth(values, half);
  if (values.length % 2 === 1) return [upper];
  // Selection leaves nothing larger before its place.
  let lower = values[0] ?? 0;
  for (let i = 1; i < half; i++) lower = Math.max(lower, values[i] ?? 0);
  return [lower, upper];
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
