@testable import Refiner

/// A network's parameters from ``DeterministicWeights``.
struct DeterministicSource: ParameterSource {
  func floats(_ name: String, shape: [Int]) throws -> FloatStorage {
    FloatStorage(DeterministicWeights.parameter(name, shape: shape))
  }
}
