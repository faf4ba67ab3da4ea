/// What the numbers in label files stand for; reference `seco-method.md` section 5.
///
/// All but ``train`` and ``colours`` name Cityscapes' classes and need a taxonomy of such names.
public enum LabelIDSpace: String, CaseIterable, Hashable, Sendable {
  /// The taxonomy's own ids, unless name or kind of a file leave no doubt that it holds others.
  case auto
  /// The taxonomy's own ids.
  case train
  /// Cityscapes' 19 trainIds.
  case train19 = "train-19"
  /// The 16 ids that SYNTHIA's classes have among Cityscapes': without terrain, truck and train.
  case train16 = "train-16"
  /// Cityscapes' labelIds 0...33, and GTA5's 34.
  case labelIDs = "label-ids"
  /// The labelIds of the 19 classes, 0 where CBST selected nothing.
  case cbst
  /// Mapillary Vistas v1.2, 0...65.
  case mapillary
  /// SYNTHIA's raw ids 0...22, in the first channel of a 16-bit PNG.
  case synthia
  /// No ids at all: the colours of a palette, rather than its indices, are the classes'.
  case colours
}

extension LabelIDSpace {
  /// The spaces that raw ids may be of.
  static let foreign: [LabelIDSpace] = [
    .train19, .train16, .labelIDs, .cbst, .mapillary, .synthia,
  ]

  /// The trainId among the 19 of each id that the space has, 255 where no class has it, nil where the
  /// space has no such id; nil for the spaces that do not name Cityscapes' classes.
  var trainIDs: [UInt8?]? {
    switch self {
    case .auto, .train, .colours: return nil
    case .train19: return (0..<19).map { UInt8($0) }
    case .train16: return (0..<19).filter { ![9, 14, 16].contains($0) }.map { UInt8($0) }
    case .labelIDs: return (0..<35).map { Self.labelIDsTable[$0] ?? 255 }
    case .cbst: return (0..<34).map { $0 == 0 ? 255 : Self.labelIDsTable[$0] }
    case .mapillary: return (0..<66).map { Self.mapillaryTable[$0] ?? 255 }
    case .synthia: return (0..<23).map { Self.synthiaTable[$0] ?? 255 }
    }
  }

  /// cityscapesScripts `labels.py`; GTA5 uses the same numbers.
  private static let labelIDsTable: [Int: UInt8] = [
    7: 0, 8: 1, 11: 2, 12: 3, 13: 4, 17: 5, 19: 6, 20: 7, 21: 8, 22: 9, 23: 10, 24: 11, 25: 12,
    26: 13, 27: 14, 28: 15, 31: 16, 32: 17, 33: 18,
  ]

  private static let mapillaryTable: [Int: UInt8] = [
    13: 0, 24: 0, 41: 0, 2: 1, 15: 1, 17: 2, 6: 3, 3: 4, 45: 5, 47: 5, 48: 6, 50: 7, 30: 8, 29: 9,
    27: 10, 19: 11, 20: 12, 21: 12, 22: 12, 55: 13, 61: 14, 54: 15, 58: 16, 57: 17, 52: 18,
  ]

  private static let synthiaTable: [Int: UInt8] = [
    3: 0, 4: 1, 2: 2, 21: 3, 5: 4, 7: 5, 15: 6, 9: 7, 6: 8, 16: 9, 1: 10, 10: 11, 17: 12, 8: 13,
    18: 14, 19: 15, 20: 16, 12: 17, 11: 18,
  ]
}
