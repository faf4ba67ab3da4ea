/// What a canvas shows.
enum CanvasMode: String, CaseIterable, Sendable {
  /// The label map with all decisions.
  case labels
  /// The photo.
  case photo
  /// The photo tinted with the labels.
  case blend
  /// The label map without any decision.
  case before
  /// The pixels that decisions have changed; the rest in grey.
  case diff
  /// The ground truth; where the labels are wrong, hatched with them.
  case truth
  /// What the ground truth says of the labels that are wrong; the rest in grey.
  case errors

  /// Those that one key goes through.
  static let everyday: [CanvasMode] = [.labels, .photo, .blend]

  /// Whether the photo has to be decoded for it.
  var needsPhoto: Bool { self == .photo || self == .blend }

  /// Whether labels are shown, be it over a photo.
  var showsLabels: Bool { self != .photo }

  /// Whether the ground truth has to be read for it.
  var needsTruth: Bool { self == .truth || self == .errors }

  /// What a blinking canvas shows in turn with it; nil where only the component under the cursor blinks.
  var blinkPartner: CanvasMode? {
    switch self {
    case .labels, .before: nil
    case .photo, .truth, .errors: .labels
    case .blend: .photo
    case .diff: .before
    }
  }
}
