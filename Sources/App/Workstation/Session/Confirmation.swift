import Refiner

/// Many decisions that wait for a yes.
struct Confirmation: Hashable, Sendable {
  /// What is asked, with the numbers.
  let question: String
  /// The same in fewer words, for small terminals; nil when there are none.
  var brief: String?
  /// What is written when the answer is yes, all in one batch.
  let requests: [JournalRequest]
  /// The note of every row; nil for none.
  var note: String?
  /// What has been done then, such as `37 accepted`.
  let done: String
  /// Whether Enter is not yes enough, so that the hand that decided the sample does not decide this too.
  var needsLetter = false
  /// What `.` repeats then; nil leaves it as it is.
  var choice: Choice?

  /// How it is answered.
  var answers: String { "\(needsLetter ? "y" : "Enter") yes, Escape no" }
}
