/// Why a review ended early: one line for stderr, and the exit code.
struct ReviewFailure: Error, Hashable, Sendable {
  /// 1 work failed, 2 usage, 3 bad input.
  let code: Int32
  /// What is wrong and what to do.
  let message: String

  /// Runs `body`; its errors are the fault of what was given.
  static func input<Value>(_ body: () throws -> Value) throws(ReviewFailure) -> Value {
    do { return try body() } catch { throw ReviewFailure(code: 3, message: "\(error)") }
  }

  /// Runs `body`; its errors are failed work.
  static func work<Value>(_ body: () throws -> Value) throws(ReviewFailure) -> Value {
    do { return try body() } catch { throw ReviewFailure(code: 1, message: "\(error)") }
  }
}
