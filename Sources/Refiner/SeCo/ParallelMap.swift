/// Applies `transform` to each element on up to `workers` tasks at a time and hands the results to
/// `body` as they come, in any order, on the caller's task.
///
/// At most `workers` results wait at a time, so that memory follows the workers, not the elements.
func forEachInParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], workers: Int,
  _ transform: @escaping @Sendable (Element) throws -> Result,
  body: (Result) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Result.self) { group in
    var rest = elements[...]
    func start() {
      guard let element = rest.popFirst() else { return }
      group.addTask { try transform(element) }
    }
    for _ in 0..<workers { start() }
    while let result = try await group.next() {
      start()
      try body(result)
    }
  }
}
