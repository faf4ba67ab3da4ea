/// How far a network gives again what the journal says that it gave.
public struct RerunReport: Hashable, Sendable, Encodable {
  /// A row whose mask was recomputed.
  public struct Row: Hashable, Sendable, Encodable {
    /// The row.
    public let row: Int
    /// The stem of its image.
    public let image: String
    /// Pixels of the journal's mask.
    public let pixels: Int
    /// Pixels that are in one of both masks only; 0 for equal ones.
    public let differing: Int
    /// Intersection over union of both masks, 0...1.
    public let iou: Double
    /// The recorded place of the mask among those offered, from 0.
    public let candidate: Int
    /// The place of the mask that was compared: the recorded one, unless only another one fits.
    public let found: Int

    /// Whether the mask is close enough; see ``RerunReport/leastIoU``.
    public var isConfirmed: Bool { iou >= RerunReport.leastIoU }

    /// What to say of a mask that is not.
    internal func finding(in file: String) -> Finding {
      // Down, so that nothing just short of the bound looks like it.
      let share = (iou * 1000).rounded(.down) / 1000
      return Finding(
        file: file,
        problem: """
          row \(row): the network gives another mask: IoU \(share), \(differing) pixels differ
          """)
    }
  }

  /// A row that was not recomputed.
  public struct Skip: Hashable, Sendable, Encodable {
    /// The row.
    public let row: Int
    /// The stem of its image.
    public let image: String
    /// Why.
    public let reason: String
  }

  /// Masks that agree at least so far are taken for the same.
  ///
  /// On one processor they are equal to the pixel. Another one adds in another order, so logits near
  /// zero change their sign and a mask's border moves here and there: the exports of the published
  /// networks differ from the reference by less than a thousandth of a mask's pixels. Small masks, whose
  /// border is a large part of them, need the room that is left.
  public static let leastIoU = 0.98

  /// SHA-256 of the network's file.
  public let model: String
  /// The rows that were recomputed, in the journal's order.
  public let rows: [Row]
  /// The rows of this network that were not.
  public let skipped: [Skip]
  /// Number of rows of other networks, by the SHA-256 of their files.
  public let otherModels: [String: Int]

  /// Number of rows whose mask is equal to the pixel.
  public var equalCount: Int { rows.count { $0.differing == 0 } }
}
