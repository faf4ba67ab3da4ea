internal import Foundation
internal import GRDB

extension ReviewStore {
  private static let mixtureKey = "mixture"
  private static let fitKey = "noiseFit"

  /// The settings that say how the losses were fitted, and where they came from; for a copy of the run.
  func noiseSettings() throws(StoreError) -> [String: String] {
    var settings: [String: String] = [:]
    let imported = [SettingKey.importedLosses, SettingKey.importedLossesDigest]
    for key in [Self.mixtureKey, Self.fitKey] + imported {
      if let value = try setting(key) { settings[key] = value }
    }
    return settings
  }

  /// The mixture that the run's losses were fitted with; nil when there was nothing to fit.
  public func mixture() throws(StoreError) -> GaussianMixture? {
    try value(GaussianMixture.self, of: Self.mixtureKey, name: "mixture")
  }

  /// The fit of the run's noise model; nil when there was nothing to fit, or when an older Fleck
  /// fitted it.
  public func noiseFit() throws(StoreError) -> NoiseFit? {
    guard let fit = try value(NoiseFit.self, of: Self.fitKey, name: "fit of the losses") else {
      return nil
    }
    guard fit.histogram.isWhole else {
      throw .damaged(path: path, reason: "the stored fit of the losses is not whole")
    }
    return fit
  }

  /// Stores the mixture that the run's losses were fitted with.
  func set(mixture: GaussianMixture) throws(StoreError) { try set(mixture, of: Self.mixtureKey) }

  /// Stores the fit of the run's noise model.
  func set(noiseFit: NoiseFit) throws(StoreError) { try set(noiseFit, of: Self.fitKey) }

  /// Stores mixture and fit of other losses, in the transaction at hand.
  static func set(noiseFit: NoiseFit, in database: Database) throws {
    try set(mixtureKey, to: text(of: noiseFit.mixture), in: database)
    try set(fitKey, to: text(of: noiseFit), in: database)
  }

  private func value<Value: Decodable>(
    _ type: Value.Type, of key: String, name: String
  ) throws(StoreError) -> Value? {
    guard let text = try setting(key) else { return nil }
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
      throw .damaged(path: path, reason: "the stored \(name) cannot be read")
    }
    return value
  }

  private func set(_ value: some Encodable, of key: String) throws(StoreError) {
    try set(key, to: Self.text(of: value))
  }

  private static func text(of value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("Numbers that are not finite: \(value)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
