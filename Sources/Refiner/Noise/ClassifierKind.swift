/// The layers of the connectivity classifier.
public enum ClassifierKind: String, CaseIterable, Hashable, Sendable {
  /// One linear layer, as the paper's.
  case linear
  /// One hidden layer between.
  case mlp
}
