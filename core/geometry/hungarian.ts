/**
 * Returns for each row its column, or −1, in an assignment of the greatest total weight (rows ×
 * columns, row by row, weights ≥ 0): the Hungarian method by shortest augmenting paths (Kuhn 1955,
 * Jonker & Volgenant 1987) in O(rows² × columns) with rows the smaller side.
 */
export function assignByWeight(weights: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) {
    const turned = new Float64Array(weights.length);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        turned[column * rows + row] = weights[row * columns + column] as number;
      }
    }
    const rowOf = assignByWeight(turned, columns, rows);
    const columnOf = new Int32Array(rows).fill(-1);
    rowOf.forEach((row, column) => {
      columnOf[row] = column;
    });
    return columnOf;
  }
  // Rows and columns count from 1 here; column 0 stands for "the row now being placed".
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  const slack = new Float64Array(columns + 1);
  const isVisited = new Uint8Array(columns + 1);
  for (let newRow = 1; newRow <= rows; newRow += 1) {
    rowAt[0] = newRow;
    slack.fill(Number.POSITIVE_INFINITY);
    isVisited.fill(0);
    let column = 0;
    do {
      isVisited[column] = 1;
      const row = rowAt[column] as number;
      let least = Number.POSITIVE_INFINITY;
      let nearest = 0;
      for (let candidate = 1; candidate <= columns; candidate += 1) {
        if (isVisited[candidate]) continue;
        const reduced =
          -(weights[(row - 1) * columns + candidate - 1] as number) -
          (rowPotential[row] as number) -
          (columnPotential[candidate] as number);
        if (reduced < (slack[candidate] as number)) {
          slack[candidate] = reduced;
          cameFrom[candidate] = column;
        }
        if ((slack[candidate] as number) < least) {
          least = slack[candidate] as number;
          nearest = candidate;
        }
      }
      for (let any = 0; any <= columns; any += 1) {
        if (isVisited[any]) {
          const placed = rowAt[any] as number;
          rowPotential[placed] = (rowPotential[placed] as number) + least;
          columnPotential[any] = (columnPotential[any] as number) - least;
        } else {
          slack[any] = (slack[any] as number) - least;
        }
      }
      column = nearest;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const previous = cameFrom[column] as number;
      rowAt[column] = rowAt[previous] as number;
      column = previous;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowAt[column] as number;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}
