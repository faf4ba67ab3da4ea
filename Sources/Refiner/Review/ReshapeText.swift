internal import Foundation
internal import Labels

/// What a reshape's row says beside its mask: the journal's column `maskSource`, as JSON.
///
/// `size` is height and width, as COCO has it; `runs` are COCO's compressed run lengths.
internal struct ReshapeText: Codable {
  private let fills: [Fill]
  private let size: [Int]
  private let source: MaskSource

  private struct Fill: Codable {
    let `class`: UInt8
    let runs: String
  }

  internal init(_ reshape: Reshape) {
    fills = reshape.fills.map { Fill(class: $0.classID.rawValue, runs: $0.runs.compressed) }
    size = [reshape.mask.size.height, reshape.mask.size.width]
    source = reshape.source
  }

  /// The text, keys sorted.
  internal var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("A reshape holds nothing but texts and finite numbers")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads a row's reshape; nil when the texts are none.
  internal static func reshape(mask: String, text: String) -> Reshape? {
    guard let found = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)),
      found.size.count == 2, found.size[0] > 0, found.size[1] > 0,
      found.size[0] <= 1 << 28, found.size[1] <= (1 << 28) / found.size[0]
    else { return nil }
    let size = Size<ImageSpace>(width: found.size[1], height: found.size[0])
    do {
      return Reshape(
        mask: try RunLengthEncoding(compressed: mask, size: size),
        fills: try found.fills.map {
          Reshape.Fill(
            classID: ClassID($0.class),
            runs: try RunLengthEncoding(compressed: $0.runs, size: size))
        }, source: found.source)
    } catch {
      return nil
    }
  }
}
