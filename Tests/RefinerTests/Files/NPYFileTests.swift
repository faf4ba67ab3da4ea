import Testing

@testable import Refiner

@Suite struct NPYFileTests {
  private func file(
    version: UInt8 = 1, descr: String = "'<f4'", order: String = "False", shape: String = "(2,)",
    data: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0]
  ) -> [UInt8] {
    let text = Array("{'descr': \(descr), 'fortran_order': \(order), 'shape': \(shape), }\n".utf8)
    let count = UInt8(text.count)
    let length: [UInt8] = version == 1 ? [count, 0] : [count, 0, 0, 0]
    return NPYFile.magic + [version, 0] + length + text + data
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func everyVersionIsRead(version: UInt8) throws {
    let array = try NPYFile.decode(file(version: version), path: "a.npy")
    #expect(array == NPYArray(shape: [2], values: [1, -2.5], elementType: .float32))
  }

  @Test func everyElementTypeIsRead() throws {
    let half = try NPYFile.decode(file(descr: "'<f2'", data: [0, 0x3C, 0, 0xC1]), path: "")
    #expect(half.values == [1, -2.5])
    let bytes = try NPYFile.decode(file(descr: "\"|u1\"", data: [7, 255]), path: "")
    #expect(bytes.values == [7, 255])
    let double = try NPYFile.decode(
      file(
        descr: "'<f8'",
        data: [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0x04, 0xC0]), path: "")
    #expect(double.values == [1, -2.5])
  }

  @Test(arguments: [
    (NPYArray.ElementType.int8, Float(-128), Float(127)), (.int16, -32768, 32767),
    (.uint16, 0, 65535), (.uint32, 0, 0x1p32), (.int32, -0x1p31, 0x1p31),
    (.uint64, 0, 0x1p64), (.int64, -0x1p63, 0x1p63),
  ])
  func wholeNumbersKeepTheirSign(type: NPYArray.ElementType, low: Float, high: Float) throws {
    let array = NPYArray(shape: [3], values: [low, high, 19], elementType: type)
    let file = NPYFile.encode(array)
    #expect(file.count == 128 + 3 * type.size)
    #expect(try NPYFile.decode(file, path: "").values == [low, high, 19])
    let minusOne = [UInt8](repeating: 255, count: type.size)
    let lone = try NPYFile.decode(file[..<128] + minusOne + file[(128 + type.size)...], path: "")
    #expect(lone.values[0] == (low < 0 ? -1 : high))
    let beyond = NPYArray(shape: [2], values: [-0x1p70, 0x1p70], elementType: type)
    #expect(try NPYFile.decode(NPYFile.encode(beyond), path: "").values == [low, high])
  }

  @Test func shapesOfAnyLengthAreRead() throws {
    let scalar = try NPYFile.decode(file(shape: "()", data: [0, 0, 0x80, 0x3F]), path: "")
    #expect(scalar.shape == [] && scalar.values == [1])
    let empty = try NPYFile.decode(file(shape: "(4611686018427387904, 9, 0)", data: []), path: "")
    #expect(empty.values == [])
  }

  @Test(arguments: [
    ("'>f4'", "False", "big endian"), ("'|O'", "False", "pickle"), ("'<c8'", "False", "'<c8'"),
    ("[('a', '<f4')]", "False", "structured"), ("'<f4'", "True", "Fortran"),
  ])
  func otherArraysAreRefusedWithTheirReason(descr: String, order: String, reason: String) {
    let error = #expect(throws: FileError.self) {
      try NPYFile.decode(file(descr: descr, order: order), path: "a.npy")
    }
    #expect(error?.description.contains(reason) == true)
  }

  @Test(arguments: [
    "(3,)", "(1,)", "(9223372036854775807, 9223372036854775807)", "(-1,)", "(2", "2", "(1e9,)",
    "(99999999999999999999999,)",
  ])
  func shapesThatDoNotFitTheDataAreRefused(shape: String) {
    #expect(throws: FileError.self) { try NPYFile.decode(file(shape: shape), path: "a.npy") }
  }

  @Test func theLimitCountsElements() {
    #expect(throws: FileError.tooLong(path: "a", count: 2, limit: 1)) {
      try NPYFile.decode(file(), path: "a", limits: FileLimits(maximumPixels: 1))
    }
  }

  @Test func everyHalfSurvivesTheWayToFloatAndBack() {
    for bits in UInt16.min...UInt16.max {
      let value = Float(half: bits)
      if bits & 0x7FFF > 0x7C00 {
        #expect(value.isNaN)
      } else {
        #expect(value.halfBits == bits)
      }
    }
    #expect(Float(half: 1) == 0x1p-24)
    #expect(Float(half: 0x7BFF) == 65504)
    #expect(Float(half: 0xFC00) == -.infinity)
    #expect(Float(65520).halfBits == 0x7C00)
    #expect(Float(1 + 0x1p-11).halfBits == 0x3C00)
    #expect(Float(1 + 0x1.8p-10).halfBits == 0x3C02)
  }

  @Test(arguments: NPYArray.ElementType.allCases)
  func writtenArraysComeBack(elementType: NPYArray.ElementType) throws {
    let sandbox = try FileSandbox()
    let array = NPYArray(shape: [2, 3], values: [0, 1, 2, 3, 4, 120], elementType: elementType)
    try NPYFile.write(array, to: sandbox("a.npy"))
    #expect(try NPYFile.read(sandbox("a.npy")) == array)
    #expect(NPYFile.encode(array).count == 128 + 6 * elementType.size)
  }
}
