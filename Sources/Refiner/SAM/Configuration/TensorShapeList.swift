/// Names and shapes of a network's tensors, gathered module by module.
///
/// The names are those of the reference's state dict: weights of linear layers are [out, in], of
/// convolutions [out, in / groups, height, width], of transposed convolutions [in, out, height, width].
internal struct TensorShapeList {
  /// The tensors so far, in the order in which they were added.
  internal private(set) var tensors: [(name: String, shape: [Int])] = []

  /// A single tensor.
  internal mutating func add(_ name: String, _ shape: [Int]) { tensors.append((name, shape)) }

  /// `torch.nn.Linear`.
  internal mutating func linear(_ name: String, from input: Int, to output: Int, bias: Bool = true)
  {
    add(name + ".weight", [output, input])
    if bias { add(name + ".bias", [output]) }
  }

  /// `torch.nn.LayerNorm` and `LayerNorm2d`: one weight and one bias per channel.
  internal mutating func norm(_ name: String, _ width: Int) {
    add(name + ".weight", [width])
    add(name + ".bias", [width])
  }

  /// A convolution with a square kernel, or a transposed one: `shape` is the weight's.
  internal mutating func convolution(_ name: String, _ shape: [Int], bias: Int? = nil) {
    add(name + ".weight", shape)
    if let bias { add(name + ".bias", [bias]) }
  }

  /// TinyViT's `Conv2d_BN`: a convolution without bias, `c`, and its batch norm, `bn`.
  internal mutating func normalisedConvolution(_ name: String, _ shape: [Int]) {
    add(name + ".c.weight", shape)
    for part in ["weight", "bias", "running_mean", "running_var"] {
      add(name + ".bn." + part, [shape[0]])
    }
  }

  /// The decoder's `Attention`: four projections by way of `inner` channels.
  internal mutating func attention(_ name: String, width: Int, inner: Int) {
    for part in ["q_proj", "k_proj", "v_proj"] { linear(name + "." + part, from: width, to: inner) }
    linear(name + ".out_proj", from: inner, to: width)
  }

  /// The decoder's `MLP`: `depth` layers from `width` by way of `hidden` to `output` channels.
  internal mutating func perceptron(
    _ name: String, depth: Int, width: Int, hidden: Int, output: Int
  ) {
    for layer in 0..<depth {
      linear(
        "\(name).layers.\(layer)", from: layer == 0 ? width : hidden,
        to: layer == depth - 1 ? output : hidden)
    }
  }
}
