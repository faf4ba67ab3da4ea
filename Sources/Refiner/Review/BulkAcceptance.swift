public import Labels

/// Which suggestions to discard may be accepted unseen: of each class, the most suspicious ones that
/// together hold at most a tenth of its pixels.
///
/// Where nearly all components of a rare class are flagged, discarding them all throws its right pixels
/// away with the wrong ones, and mIoU falls: the class-balanced filtering that the paper lacks (its
/// appendix G). Within a tenth of every class it rose on all label sets measured (`SPEED.md`).
public struct BulkAcceptance: Hashable, Sendable {
  /// The share of a class's pixels that may be discarded unseen.
  public static let share = 0.1
  /// By class id, the suspicion from which a component may be discarded; infinity for none.
  private var cutOffs = [Float](repeating: .infinity, count: 256)

  /// Allows no discard.
  init() {}

  /// Whether the suggestion to discard a component may be accepted unseen.
  public func allows(_ item: QueueItem) -> Bool {
    item.suspicion >= cutOffs[Int(item.classID.rawValue)]
  }

  /// Finds a class's cut-off; components of one suspicion are discarded together or not at all.
  ///
  /// components: all of the class, by falling suspicion.
  mutating func add(
    _ components: [(suspicion: Float, area: Int)], classID: ClassID
  ) {
    let total = components.reduce(0) { $0 + $1.area }
    var held = 0
    var index = 0
    while index < components.count {
      let suspicion = components[index].suspicion
      while index < components.count, components[index].suspicion == suspicion {
        held += components[index].area
        index += 1
      }
      guard Double(held) <= Self.share * Double(total) else { return }
      cutOffs[Int(classID.rawValue)] = suspicion
    }
  }
}

extension BulkAcceptance {
  /// The cut-offs as a setting: class id and bits of the suspicion, by class.
  var text: String {
    cutOffs.indices.filter { cutOffs[$0].isFinite }
      .map { "\($0):\(cutOffs[$0].bitPattern)" }.joined(separator: " ")
  }

  /// Reads a setting; nil when it is none.
  init?(text: String) {
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: ":")
      guard parts.count == 2, let id = UInt8(parts[0]), let bits = UInt32(parts[1]) else {
        return nil
      }
      cutOffs[Int(id)] = Float(bitPattern: bits)
    }
  }
}
