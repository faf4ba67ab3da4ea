/// Which horizontal runs belong together: a union-find forest with path halving.
///
/// The earliest run of a tree is its root, so that trees can be numbered in raster order.
internal struct RunForest {
  private var parents: [Int32] = []

  /// Makes room for some runs.
  internal mutating func reserveCapacity(_ count: Int) { parents.reserveCapacity(count) }

  /// Adds a run, on its own.
  internal mutating func append() { parents.append(Int32(parents.count)) }

  /// The earliest run of a run's tree.
  internal mutating func root(of run: Int) -> Int {
    var node = run
    while Int(parents[node]) != node {
      parents[node] = parents[Int(parents[node])]
      node = Int(parents[node])
    }
    return node
  }

  /// Joins the trees of two runs.
  internal mutating func unite(_ left: Int, _ right: Int) {
    let a = root(of: left)
    let b = root(of: right)
    if a < b { parents[b] = Int32(a) } else { parents[a] = Int32(b) }
  }
}
