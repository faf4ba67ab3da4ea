/// How far refining a run came.
public enum RunStage: String, Hashable, Sendable, CaseIterable {
  /// Every image has its map, components and features.
  case features
  /// Every component has its judgement: the run can be reviewed.
  case judged
}
