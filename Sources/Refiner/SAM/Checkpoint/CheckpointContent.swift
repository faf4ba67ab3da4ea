/// What a reader of one format found, under the names in the file.
internal struct CheckpointContent {
  /// The tensors, in the order of the file.
  internal var tensors: [CheckpointTensor] = []
  /// Texts beside the tensors (safetensors' `__metadata__`).
  internal var metadata: [String: String] = [:]
  /// Names of values that are no tensors.
  internal var ignored: [String] = []
}
