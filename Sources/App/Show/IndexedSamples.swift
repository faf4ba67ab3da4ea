import Labels
import Refiner
import Render

/// A PNG's samples as ids that no taxonomy names: a mask, or the indices of segments.
struct IndexedSamples {
  private let width: Int
  private let height: Int
  private let samples: [UInt16]
  private let colours: [RGB]
  private let void: Int
  private let canBeMask: Bool
  private let counts: [Int]

  /// Takes the samples of an image of one channel; nil for colour.
  init?(_ image: PNGImage) {
    switch image.content {
    case .rgb8, .rgb16: return nil
    case .grey8(let bytes):
      samples = bytes.map { UInt16($0) }
      colours = []
    case .grey16(let words):
      samples = words
      colours = []
    case .palette(let indices, let palette):
      samples = indices.map { UInt16($0) }
      colours = palette
    }
    width = image.width
    height = image.height
    void = image.bitDepth == 16 ? 65535 : 255
    canBeMask = image.bitDepth <= 8 && colours.isEmpty
    var counts = [Int](repeating: 0, count: 65536)
    for sample in samples { counts[Int(sample)] += 1 }
    self.counts = counts
  }

  /// The picture: a mask where there is nothing but zero and one other value, else a colour per id.
  func picture() throws(TaxonomyError) -> LabelPicture {
    let used = counts.indices.filter { counts[$0] > 0 }
    if canBeMask, used.allSatisfy({ $0 == 0 || $0 == 1 }) || used.allSatisfy({ $0 % 255 == 0 }) {
      return try mask()
    }
    return try indices(used)
  }

  private func mask() throws(TaxonomyError) -> LabelPicture {
    let outside = TaxonomyClass(
      id: ClassID(0), name: "outside", letter: "-", colour: IndexColours.none, kind: .stuff)
    let inside = TaxonomyClass(
      id: ClassID(1), name: "inside", letter: "#", colour: RGB(255, 215, 0), kind: .thing)
    return LabelPicture(
      title: "mask",
      map: LabelMap(width: width, height: height, ids: samples.map { $0 == 0 ? 0 : 1 }),
      taxonomy: try Taxonomy(name: "mask", classes: [outside, inside]),
      shares: [
        LabelPicture.Share(
          drawnAs: inside.id, name: inside.name, pixels: samples.count - counts[0]),
        LabelPicture.Share(drawnAs: outside.id, name: outside.name, pixels: counts[0]),
      ])
  }

  private func indices(_ used: [Int]) throws(TaxonomyError) -> LabelPicture {
    let table = (0..<65536).map { folded($0) }
    let own = ownColours(of: used)
    // Zero is always among the classes: a taxonomy must have one, also where everything is void.
    let drawn = Set(used.map { table[$0] }).union([0]).subtracting([255]).sorted()
    let classes = drawn.map { id in
      TaxonomyClass(
        id: ClassID(id), name: "\(id)", letter: IndexColours.letter(of: Int(id)),
        colour: own?[Int(id)] ?? IndexColours.colour(of: Int(id)), kind: .stuff)
    }
    var picture = LabelPicture(
      title: used.count == 1 ? "1 id" : "\(used.count) ids",
      map: LabelMap(width: width, height: height, ids: samples.map { table[Int($0)] }),
      taxonomy: try Taxonomy(name: "ids", classes: classes),
      shares: LabelPicture.sorted(
        used.map { id in
          LabelPicture.Share(
            drawnAs: ClassID(table[id]), name: id == void ? "void" : "\(id)", pixels: counts[id])
        }))
    picture.isFolded = used.contains { $0 != void && $0 > 254 }
    return picture
  }

  /// The file's own palette; nil when it lacks an id or shows two of them alike.
  private func ownColours(of used: [Int]) -> [RGB]? {
    let present = used.filter { $0 != void }
    guard let last = present.last, last < colours.count else { return nil }
    return Set(present.map { colours[$0] }).count == present.count ? colours : nil
  }

  /// The byte that stands for an id: zero is kept apart, the others share 254 in turn.
  private func folded(_ id: Int) -> UInt8 {
    if id == void { return 255 }
    return id == 0 ? 0 : UInt8(1 + (id - 1) % 254)
  }
}
