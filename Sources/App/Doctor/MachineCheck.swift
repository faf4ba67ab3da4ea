import Refiner

/// Looks at what the network is computed with: BLAS and checkpoint.
enum MachineCheck {
  /// Side of the matrices that are multiplied.
  private static let side = 768
  /// A library that is slower than this has no kernels for the processor, in GFLOP/s.
  static let slow = 5.0

  /// Multiplies two matrices: the result has to be right, and not too late.
  static func blas() -> CheckResult {
    let ones = Matrix(
      rowCount: side, columnCount: side, values: [Float](repeating: 1, count: side * side))
    var best = Double.infinity
    var isRight = true
    for _ in 0..<3 {
      let start = ContinuousClock.now
      let product = ones.multiplied(by: ones)
      best = min(best, (ContinuousClock.now - start) / .seconds(1))
      isRight =
        isRight && product[0, 0] == Float(side) && product[side - 1, side - 1] == Float(side)
    }
    let operations = 2 * Double(side) * Double(side) * Double(side)
    return finding(
      library: Matrix.library, threads: Matrix.libraryThreads, speed: operations / best / 1e9,
      isRight: isRight)
  }

  /// What a multiplication says of the library.
  static func finding(
    library: String, threads: Int, speed: Double, isRight: Bool
  ) -> CheckResult {
    let number = (speed * 10).rounded() / 10
    let text = "\(library); \(threads) threads, \(number) GFLOP/s at \(side)x\(side)"
    guard isRight else {
      return .fail("blas", "\(library) multiplies wrongly", "install libopenblas0 anew")
    }
    guard speed >= slow else {
      return .warn(
        "blas", text, "look whether the machine is busy; else install libopenblas0-pthread")
    }
    return .ok("blas", text)
  }

  /// Looks whether a checkpoint, by name or path, holds a network.
  static func model(_ name: String) -> CheckResult {
    do {
      let checkpoint = try Checkpoint.named(name)
      let network = try NetworkConfiguration(checkpoint: checkpoint)
      return .ok(
        "model",
        "\(name), \(network.family) at \(network.inputSide) px, SHA-256 \(checkpoint.contentHash.prefix(16))..."
      )
    } catch {
      return .fail("model", "\(error)", "look at it with fleck model inspect, or name another file")
    }
  }
}
