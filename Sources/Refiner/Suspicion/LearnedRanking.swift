/// What all decisions so far say of the components.
public struct LearnedRanking: Sendable {
  /// P(the label is wrong) of every component of the table, 0...1: learnt from the decisions, or the
  /// first ranking as long as there are too few.
  public let suspicions: [Float]
  /// How many of the undecided components are wrong.
  public let wrongLeft: WrongLeft
}
