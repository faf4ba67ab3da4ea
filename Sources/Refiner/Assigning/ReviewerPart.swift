/// What one reviewer gets.
struct ReviewerPart: Hashable, Sendable {
  /// Who.
  let reviewer: String
  /// The images, the shared ones among them, ascending.
  var images: [ImageID] = []
  /// The components whose decision is hidden, ascending.
  var gold: [ComponentID] = []
  /// The components that come twice, ascending.
  var repeats: [ComponentID] = []
}
