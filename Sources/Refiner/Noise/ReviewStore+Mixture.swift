internal import Foundation
internal import GRDB

extension ReviewStore {
  private static let mixtureKey = "mixture"

  /// The mixture that the run's losses were fitted with; nil when there was nothing to fit.
  public func mixture() throws(StoreError) -> GaussianMixture? {
    guard let text = try setting(Self.mixtureKey) else { return nil }
    guard let mixture = try? JSONDecoder().decode(GaussianMixture.self, from: Data(text.utf8))
    else { throw .damaged(path: path, reason: "the stored mixture cannot be read") }
    return mixture
  }

  /// Stores the mixture that the run's losses were fitted with.
  func set(mixture: GaussianMixture) throws(StoreError) {
    try set(Self.mixtureKey, to: Self.text(of: mixture))
  }

  /// Stores the mixture, in the transaction at hand.
  static func set(mixture: GaussianMixture, in database: Database) throws {
    try set(mixtureKey, to: text(of: mixture), in: database)
  }

  private static func text(of mixture: GaussianMixture) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(mixture) else {
      preconditionFailure("A mixture of numbers that are not finite: \(mixture)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
