internal import Labels

/// The files of one image in several label sets.
internal struct FusionImage: Sendable {
  /// The name that they share.
  internal let stem: String
  /// One label map per set.
  internal let labels: [String]
  /// One confidence map per set; none when they are not wanted.
  internal let confidences: [String]

  /// The maps, all of the largest one's size.
  ///
  /// spaces: what the numbers of each set stand for.
  /// - Throws: `FileError` when one cannot be read or has another shape.
  internal func maps(
    taxonomy: Taxonomy, spaces: [LabelIDSpace], limits: FileLimits
  ) throws(FileError) -> [LabelMap] {
    var maps: [LabelMap] = []
    for (path, space) in zip(labels, spaces) {
      maps.append(
        try LabelFile.read(path, taxonomy: taxonomy, space: space, limits: limits))
    }
    let largest = maps.indices.reduce(0) { maps[$1].size.area > maps[$0].size.area ? $1 : $0 }
    let size = maps[largest].size
    for (index, map) in maps.enumerated() {
      guard map.width * size.height == map.height * size.width else {
        throw .sizeMismatch(
          path: labels[index], found: map.size, partner: labels[largest], expected: size)
      }
      maps[index] = map.resized(to: size)
    }
    return maps
  }
}
