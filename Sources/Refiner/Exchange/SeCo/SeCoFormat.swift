/// The JSON files of the two SeCo releases.
public enum SeCoFormat: String, CaseIterable, Hashable, Sendable {
  /// SCC's input: one file per image with its components.
  case input = "seco-input"
  /// SCC's output: one file for the data set with losses and scores.
  case output = "seco-output"
  /// SCC's output per image, with the thresholds that the released code filters by.
  case converted = "seco-converted"
  /// V2's one file for the data set: components by class as crops of 128 x 64.
  case v2 = "seco-v2"
}
