import Labels
import Refiner

/// The map after decisions the slow way: every standing decision replayed on an owner per pixel.
struct PixelModel {
  /// One component of the map under review.
  struct Piece {
    let id: ComponentID
    let classID: ClassID
    let runs: RunLengthEncoding
  }

  private let base: LabelMap
  private let pieces: [Piece]
  private var owners: [ComponentID?]
  private var fixed: [UInt8]
  private var classes: [ComponentID: ClassID] = [:]

  init(base: LabelMap, pieces: [Piece]) {
    self.base = base
    self.pieces = pieces
    owners = Array(repeating: nil, count: base.ids.count)
    fixed = base.ids
    for piece in pieces {
      classes[piece.id] = piece.classID
      Self.forEachPixel(of: piece.runs) { owners[$0] = piece.id }
    }
  }

  mutating func apply(_ decision: Decision) {
    guard let own = pieces.first(where: { $0.id == decision.component }) else { return }
    switch decision.kind {
    case .keep: classes[own.id] = own.classID
    case .discard: classes[own.id] = .void
    case .relabel, .reshape: classes[own.id] = decision.classAfter
    // Whoever replays leaves reopened decisions out.
    case .later, .flag, .unflag, .note, .reopen: break
    }
    guard let reshape = decision.reshape else { return }
    for place in owners.indices where owners[place] == own.id { owners[place] = nil }
    for fill in reshape.fills {
      Self.forEachPixel(of: fill.runs) { fixed[$0] = fill.classID.rawValue }
    }
    Self.forEachPixel(of: reshape.mask) { owners[$0] = own.id }
  }

  var map: LabelMap {
    let ids = owners.indices.map { place in
      owners[place].map { classes[$0, default: .void].rawValue } ?? fixed[place]
    }
    return LabelMap(width: base.width, height: base.height, ids: ids)
  }

  func mask(of component: ComponentID) -> RunLengthEncoding {
    let size = base.size
    let bits = owners.map { $0 == component }
    return RunLengthEncoding(
      Mask(
        imageSize: size,
        bounds: Rectangle(x: 0, y: 0, width: size.width, height: size.height), bits: bits))
  }

  static func forEachPixel(of runs: RunLengthEncoding, _ body: (Int) -> Void) {
    runs.forEachColumnRun { x, y, length in
      for row in y..<(y + length) { body(row * runs.size.width + x) }
    }
  }
}
