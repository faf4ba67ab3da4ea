/// The parameters of a layer norm over the channels of a token.
///
/// `LayerNorm2d` of the reference is the same thing on channels-last rows.
internal struct LayerNorm: Sendable {
  /// `weight`: [channels].
  let gain: FloatStorage
  /// `bias`: [channels].
  let shift: FloatStorage
  /// What is added to the variance.
  let epsilon: Float

  /// Makes a norm; gain and shift must be equally long.
  init(gain: FloatStorage, shift: FloatStorage, epsilon: Float) {
    precondition(gain.count == shift.count, "\(gain.count) gains, \(shift.count) shifts")
    self.gain = gain
    self.shift = shift
    self.epsilon = epsilon
  }
}
