internal import Labels

/// Why a run cannot be divided among reviewers.
public enum AssignmentError: Error, Hashable, Sendable {
  /// Nobody is to review.
  case noReviewers
  /// A name cannot be a reviewer's.
  case badName(String, problem: String)
  /// Two reviewers have one name but for the case of its letters.
  case sameName(String, other: String)
  /// A reviewer would get no image.
  case tooFewImages(folder: String, images: Int, reviewers: Int)
  /// Gold is asked for, and nothing was decided that could be hidden.
  case noGold(folder: String)
  /// Some reviewer would get no gold.
  case tooLittleGold(folder: String, images: Int, reviewers: Int)
  /// The run is a reviewer's part of another.
  case isPart(folder: String, reviewer: String)
}

extension AssignmentError: CustomStringConvertible {
  /// The error in one line: what is wrong, what to do.
  public var description: String {
    switch self {
    case .noReviewers: "no reviewers are named; give --reviewers anna,ben"
    case .badName(let name, let problem):
      "the reviewer's name '\(name)' \(problem); give another one".sanitised
    case .sameName(let name, let other):
      "two reviewers are called '\(other)' and '\(name)'; give each a name of their own".sanitised
    case .tooFewImages(let folder, let images, let reviewers):
      "\(folder): \(images) images are too few for \(reviewers) reviewers; share some with --overlap"
        .sanitised
    case .noGold(let folder):
      "\(folder): nothing was decided there that could be hidden; decide some components first, with fleck review, or leave --gold out"
        .sanitised
    case .tooLittleGold(let folder, let images, let reviewers):
      "\(folder): only \(images) \(images == 1 ? "image has" : "images have") decisions that can be hidden, too few for \(reviewers) reviewers; decide in more images, or share some with --overlap"
        .sanitised
    case .isPart(let folder, let reviewer):
      "\(folder): is \(reviewer)'s part of another run; divide that one".sanitised
    }
  }
}
