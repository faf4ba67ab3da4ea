/// Brings the names of a file's tensors to those of the reference's state dict.
///
/// Training scripts leave prefixes (`module.` of `DataParallel`, `sam.` of a wrapping module), and
/// Hugging Face's `transformers` has names of its own.
internal enum TensorNaming {
  private static let prefixes = ["module.", "sam.", "model."]

  /// The tensors under the reference's names, and the names of those that were left out.
  /// - Complexity: O(tensors).
  internal static func renamed(
    _ tensors: [CheckpointTensor]
  ) -> (tensors: [CheckpointTensor], ignored: [String]) {
    let own = withoutPrefixes(tensors)
    guard own.contains(where: { $0.name.hasPrefix("vision_encoder.") }) else { return (own, []) }
    let naming = HuggingFaceNaming(own.map(\.name))
    var renamed: [CheckpointTensor] = []
    var ignored: [String] = []
    for tensor in own {
      if let name = naming.reference(for: tensor.name) {
        renamed.append(tensor.renamed(name))
      } else {
        ignored.append(tensor.name)
      }
    }
    return (renamed, ignored)
  }

  /// Takes off what stands in front of every name.
  private static func withoutPrefixes(_ tensors: [CheckpointTensor]) -> [CheckpointTensor] {
    var length = 0
    while let prefix = prefixes.first(where: { prefix in
      !tensors.isEmpty
        && tensors.allSatisfy { $0.name.utf8.dropFirst(length).starts(with: prefix.utf8) }
    }) {
      length += prefix.utf8.count
    }
    guard length > 0 else { return tensors }
    return tensors.map {
      $0.renamed(String(decoding: $0.name.utf8.dropFirst(length), as: UTF8.self))
    }
  }
}
