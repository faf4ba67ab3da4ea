internal import Labels

/// What reviewers called one component.
struct MergeRating: Sendable {
  /// The component.
  let component: ComponentID
  /// Who called it what.
  var classes: [(reviewer: String, classID: ClassID)]
}
