public import Labels

/// One row of the journal, as stored, exported and hashed.
public struct JournalEntry: Hashable, Sendable {
  /// Its place: 1 for the first row, without gaps.
  public var sequence: Int
  /// When it was appended: RFC 3339, UTC, milliseconds.
  public var time: String
  /// Who decided.
  public var reviewer: String
  /// The image of the component.
  public var image: ImageID
  /// The stem of the image.
  public var imageStem: String
  /// The component.
  public var component: ComponentID
  /// A ``DecisionKind``'s raw value, or ``undoKind`` or ``redoKind``.
  public var kind: String
  /// The class of the component's pixels before the row.
  public var classBefore: ClassID
  /// The class of the component's pixels after the row.
  public var classAfter: ClassID
  /// The component's pixels before the row, after all earlier reshapes: COCO's compressed run lengths.
  public var runsBefore: String
  /// The component's pixels after the row: COCO's compressed run lengths.
  public var runsAfter: String
  /// Of a reshape, where its mask came from and what the pixels given up become, as JSON; nil otherwise.
  public var maskSource: String?
  /// P(the label is wrong) at that moment, 0...1.
  public var suspicion: Float
  /// Seconds the reviewer spent, 0 or more, whole milliseconds.
  public var seconds: Double
  /// The reviewer's note.
  public var note: String?
  /// The row undone or redone; of a decision the first row of its batch, nil when it was made alone.
  public var reference: Int?
  /// SHA-256 of the previous row's hash and ``canonical``, 64 lower-case hexadecimal digits.
  public var hash: String

  /// Makes a row.
  public init(
    sequence: Int, time: String, reviewer: String, image: ImageID, imageStem: String,
    component: ComponentID, kind: String, classBefore: ClassID, classAfter: ClassID,
    runsBefore: String, runsAfter: String, maskSource: String?, suspicion: Float,
    seconds: Double, note: String?, reference: Int?, hash: String
  ) {
    self.sequence = sequence
    self.time = time
    self.reviewer = reviewer
    self.image = image
    self.imageStem = imageStem
    self.component = component
    self.kind = kind
    self.classBefore = classBefore
    self.classAfter = classAfter
    self.runsBefore = runsBefore
    self.runsAfter = runsAfter
    self.maskSource = maskSource
    self.suspicion = suspicion
    self.seconds = seconds
    self.note = note
    self.reference = reference
    self.hash = hash
  }

  /// The ``note`` of a decision whose component nobody looked at: it was one of many of its kind.
  public static let unseenNote = "accepted unseen"

  /// The ``note`` of a decision that was recovered from the label maps of a folder.
  public static func importedNote(from folder: String) -> String { "imported from \(folder)" }

  /// The ``kind`` of a row that takes a decision back.
  public static let undoKind = "undo"
  /// The ``kind`` of a row that makes a decision stand again.
  public static let redoKind = "redo"

  /// The decision of the row; nil for undo and redo, and for a reshape that cannot be read.
  public var decision: Decision? {
    guard let kind = DecisionKind(rawValue: kind) else { return nil }
    guard kind == .reshape else {
      return Decision(component: component, kind: kind, classAfter: classAfter)
    }
    guard let maskSource,
      let reshape = ReshapeText.reshape(mask: runsAfter, text: maskSource)
    else { return nil }
    return Decision(component: component, kind: kind, classAfter: classAfter, reshape: reshape)
  }

  /// What the row did; nil for a kind that this Fleck does not know or an undo without reference.
  public var action: JournalAction? {
    if let decision { return .decide(decision) }
    switch (kind, reference) {
    case (Self.undoKind, let sequence?): return .undo(sequence: sequence)
    case (Self.redoKind, let sequence?): return .redo(sequence: sequence)
    default: return nil
    }
  }
}
