/// What dividing a run gave.
public struct AssignmentSummary: Hashable, Sendable, Encodable {
  /// One reviewer's part.
  public struct Part: Hashable, Sendable, Encodable {
    /// Who.
    public let reviewer: String
    /// Where the part lies.
    public let folder: String
    /// Number of images, the shared ones among them.
    public let images: Int
    /// Number of components of these images, without repeats.
    public let components: Int
    /// Number of flagged components without a decision.
    public let flagged: Int
    /// Number of components that are decided already, as in the run that was divided.
    public let decided: Int
    /// Number of decisions that are hidden.
    public let gold: Int
    /// Number of components that come twice.
    public let repeats: Int
  }

  /// Number of images of the run that was divided.
  public let images: Int
  /// Number of images that every reviewer gets.
  public let shared: Int
  /// Number of rows of its journal that were read.
  public let rows: Int
  /// The hash of the newest of them.
  public let tip: String
  /// Whether the reviewers take images one by one from a common pool.
  public let isDynamic: Bool
  /// The parts, in the order of the reviewers' names as given.
  public let parts: [Part]
}
