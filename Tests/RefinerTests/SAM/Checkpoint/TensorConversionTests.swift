import Testing

@testable import Refiner

/// Every type of number as single precision.
@Suite struct TensorConversionTests {
  /// A type's name in a header, the bytes of some numbers, and the numbers.
  static let types: [(String, [UInt8], [Float])] = [
    ("BOOL", [0, 1, 2], [0, 1, 1]), ("U8", [0, 200, 255], [0, 200, 255]),
    ("I8", [0, 127, 128, 255], [0, 127, -128, -1]), ("U16", [1, 2, 255, 255], [513, 65535]),
    ("I16", [1, 2, 0, 128], [513, -32768]), ("U32", [0, 0, 0, 128], [0x1p31]),
    ("I32", [255, 255, 255, 255, 0, 0, 0, 128], [-1, -0x1p31]),
    ("U64", [0, 0, 0, 0, 0, 0, 0, 128], [0x1p63]),
    ("I64", [254, 255, 255, 255, 255, 255, 255, 255, 100, 0, 0, 0, 0, 0, 0, 0], [-2, 100]),
    ("F16", [0, 0x3C, 0, 0xC5, 1, 0], [1, -5, 0x1p-24]),
    ("BF16", [0x80, 0x3F, 0x49, 0xC0], [1, -3.140625]),
    ("F32", [0, 0, 0x80, 0x3F], [1]),
    ("F64", [0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0x3F], [0.1]),
  ]

  private func open(_ type: String, _ bytes: [UInt8], width: Int, lead: Int) throws -> Checkpoint {
    let sandbox = try FileSandbox()
    let header = Array(
      """
      {"lead":{"dtype":"U8","shape":[\(lead)],"data_offsets":[0,\(lead)]},"x":{"dtype":"\(type)",\
      "shape":[\(bytes.count / width)],"data_offsets":[\(lead),\(lead + bytes.count)]}}
      """.utf8)
    let file =
      TestCheckpoint.littleEndian(header.count, bytes: 8) + header
      + [UInt8](repeating: 9, count: lead) + bytes
    return try Checkpoint.open(try sandbox.write(file, to: "x.safetensors"))
  }

  /// Whatever stands in front: numbers need not be aligned.
  @Test(arguments: types.indices, 0..<4)
  func numbersOfEveryTypeAreRead(index: Int, lead: Int) throws {
    let (type, bytes, values) = Self.types[index]
    let checkpoint = try open(type, bytes, width: bytes.count / values.count, lead: lead)
    #expect(try checkpoint.floats("x", shape: [values.count]).values == values)
  }

  @Test func typesWithoutRealNumbersAreRefusedOnlyWhenTheyAreAskedFor() throws {
    for (type, width) in [("C64", 8), ("F8_E4M3", 1), ("F8_E5M2", 1)] {
      let checkpoint = try open(type, [UInt8](repeating: 0, count: width), width: width, lead: 2)
      #expect(try checkpoint.floats("lead", shape: [2]).values == [9, 9])
      let error = try #require(throws: CheckpointError.self) {
        try checkpoint.floats("x", shape: [1])
      }
      guard case .unsupported = error else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  @Test func numbersBeyondSinglePrecisionAreNotFinite() throws {
    let huge: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x7E]
    let checkpoint = try open("F64", huge, width: 8, lead: 1)
    #expect(throws: CheckpointError.notFinite(path: checkpoint.path, name: "x")) {
      try checkpoint.floats("x", shape: [1])
    }
  }
}
