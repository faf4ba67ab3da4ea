import Labels

/// What can be accepted without looking at each: asked before it is begun.
struct BulkDialog: Hashable, Sendable {
  /// The class under the cursor.
  let classID: ClassID
  /// What is obvious in it.
  let own: BulkPlan
  /// What is obvious in all classes.
  let all: BulkPlan
  /// Whether all classes are meant.
  var coversAll = false

  /// What is meant.
  var plan: BulkPlan { coversAll ? all : own }

  /// What can be pressed.
  var keyBar: [KeyBarEntry] {
    let start =
      plan.count > 0 ? [KeyBarEntry("Enter", "look at \(plan.sampleCount) first")] : []
    return start + [
      KeyBarEntry("Tab", coversAll ? "this class only" : "all classes"),
      KeyBarEntry("Escape", "cancel"),
    ]
  }
}
