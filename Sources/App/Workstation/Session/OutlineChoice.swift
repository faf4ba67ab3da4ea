/// Which outlines are drawn beside that of the component under the cursor.
enum OutlineChoice: String, CaseIterable, Sendable {
  /// No others.
  case selected
  /// What taking the suggestion would change, in the colour of the class that it would get.
  case proposal
  /// Those of all components, and the suggestion's.
  case all
}
