/**
 * The n-th largest value; nothing where there are fewer. Parts the values round one of them again and again (Hoare's
 * selection), which costs their number and not that of sorting them. Reorders them.
 */
export function nthLargest(values: Float64Array, n: number): number {
  if (n >= values.length) return 0;
  const wanted = values.length - n;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = values[(low + high) >> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < middle) left += 1;
      while ((values[right] ?? 0) > middle) right -= 1;
      if (left > right) break;
      const kept = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = kept;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted] ?? 0;
}
