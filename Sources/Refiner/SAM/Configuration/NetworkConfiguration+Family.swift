extension NetworkConfiguration {
  /// The network's name among people: `ViT-B`, `MobileSAM (TinyViT-5M)`, else its encoder's sizes.
  public var family: String {
    switch imageEncoder {
    case .vit(let vit): vit.family
    case .tinyViT(let tiny): tiny.family
    }
  }
}

extension ViTConfiguration {
  /// Width, depth and heads as in `segment_anything/build_sam.py`.
  fileprivate var family: String {
    switch (width, depth, headCount) {
    case (768, 12, 12): "ViT-B"
    case (1024, 24, 16): "ViT-L"
    case (1280, 32, 16): "ViT-H"
    default: "ViT, width \(width), depth \(depth)"
    }
  }
}

extension TinyViTConfiguration {
  /// Widths and depths as in MobileSAM's `build_sam.py`.
  fileprivate var family: String {
    let widths = stages.map(\.width)
    let depths = stages.map(\.depth)
    if widths == [64, 128, 160, 320] && depths == [2, 2, 6, 2] { return "MobileSAM (TinyViT-5M)" }
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: "-") }
    return "TinyViT, widths \(list(widths)), depths \(list(depths))"
  }
}
