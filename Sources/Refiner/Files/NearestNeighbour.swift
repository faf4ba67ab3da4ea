/// The one rule by which labels and masks are scaled, so that ids are never mixed.
internal enum NearestNeighbour {
  /// The source position, of `source`, for each of `count` positions; centres lie at halves.
  internal static func sources(of count: Int, from source: Int) -> [Int] {
    (0..<count).map { ($0 * 2 + 1) * source / (count * 2) }
  }
}
