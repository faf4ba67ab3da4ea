public import Labels

/// A row of the journal without its pixels: what `fleck log` prints.
public struct LogRow: Hashable, Sendable {
  /// Its place: 1 for the first row.
  public let sequence: Int
  /// When it was appended: RFC 3339, UTC, milliseconds.
  public let time: String
  /// Who decided.
  public let reviewer: String
  /// The stem of the image.
  public let imageStem: String
  /// The component.
  public let component: ComponentID
  /// The component's place in its image, from 0.
  public let place: Int
  /// A ``DecisionKind``'s raw value, `undo` or `redo`.
  public let kind: String
  /// The class before the row.
  public let classBefore: ClassID
  /// The class after the row.
  public let classAfter: ClassID
  /// Seconds the reviewer spent.
  public let seconds: Double
  /// The reviewer's note.
  public let note: String?
  /// The row undone or redone; of a decision the first row of its batch.
  public let reference: Int?
}

/// Which rows of the journal are wanted; nil wants all.
public struct LogFilter: Hashable, Sendable {
  /// Rows that find or leave one of these classes.
  public var classes: Set<ClassID>?
  /// Rows of this moment or later, in the form of ``LogRow/time``.
  ///
  /// A row's moment is the latest time that it or a row of the same reviewer before it has: when a clock is
  /// set back, what a reviewer does afterwards does not move before what was done already.
  public var since: String?
  /// Rows before this moment, in the same form.
  public var until: String?
  /// The rows of these places.
  public var rows: ClosedRange<Int>?
  /// Rows of this reviewer.
  public var reviewer: String?
  /// Rows about this image, by its stem.
  public var imageStem: String?
  /// Rows of this kind.
  public var kind: String?

  /// Wants all rows.
  public init() {}
}
