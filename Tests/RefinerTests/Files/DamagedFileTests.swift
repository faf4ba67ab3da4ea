import Foundation
import Labels
import Testing

@testable import Refiner

/// Damaged files of every kind: each must give a clean error or a well-formed value, and never a trap.
@Suite struct DamagedFileTests {
  private let taxonomy: Taxonomy
  private let pngs: [[UInt8]]

  init() throws {
    taxonomy = try Taxonomy(
      name: "all",
      classes: (0..<255).map {
        TaxonomyClass(
          id: ClassID(UInt8($0)), name: "\($0)", letter: "x", colour: RGB(UInt8($0), 0, 0),
          kind: .stuff)
      })
    let samples = (0..<(12 * 9)).map { $0 % 16 }
    let map = LabelMap(width: 12, height: 9, ids: samples.map { UInt8($0) })
    pngs = [
      TestPNG(width: 12, height: 9, samples: samples).bytes(),
      TestPNG(
        width: 12, height: 9, bitDepth: 4, colourType: 3, samples: samples, palette: [1, 2, 3],
        isInterlaced: true, extra: [("gAMA", [0, 0, 1, 0])]
      ).bytes(),
      TestPNG(width: 12, height: 9, bitDepth: 16, samples: samples).bytes(),
      TestPNG(width: 6, height: 6, colourType: 2, samples: samples).bytes(),
      try PNGFile.encode(map, palette: [RGB(9, 9, 9)], path: ""),
      TestPNG(width: 6, height: 6, bitDepth: 16, colourType: 2, samples: samples).bytes(),
    ]
  }

  private let jpegs = [JPEGFixtures.colour, JPEGFixtures.progressive, JPEGFixtures.grey]

  private let npys = [
    NPYFile.encode(
      NPYArray(shape: [3, 4], values: .init(repeating: 0.5, count: 12), elementType: .float32)),
    NPYFile.encode(
      NPYArray(shape: [2, 2, 3], values: .init(repeating: 0.5, count: 12), elementType: .float16)),
    NPYFile.encode(
      NPYArray(shape: [3, 4], values: .init(repeating: 7, count: 12), elementType: .uint8)),
    NPYFile.encode(
      NPYArray(shape: [3, 4], values: .init(repeating: 7, count: 12), elementType: .int64)),
  ]

  private let masks = [
    Array(
      (#"{"annotations": [{"area": 4.5, "id": null}], "semantic_mask": {"7": {"size": [4, 5], "#
        + #""counts": "5220003"}, "9": {"counts": [0, 3, 17], "size": [4, 5]}}}"#).utf8)
  ]

  /// Reads bytes with every reader that could meet them; true when all of them refuse.
  private func isRefused(_ bytes: [UInt8]) throws -> Bool {
    let limits = FileLimits(maximumPixels: 1 << 20)
    let results: [Result<Int, any Error>] = [
      Result { try PhotoFile.decode(bytes, path: "f", limits: limits).bytes.count },
      Result {
        try LabelFile.decode(bytes, path: "f", taxonomy: taxonomy, limits: limits).ids.count
      },
      Result { try ConfidenceFile.decode(bytes, path: "f", limits: limits).values.count },
    ]
    var isRefused = true
    for result in results {
      switch result {
      case .success(let count):
        #expect(count > 0)
        isRefused = false
      case .failure(let error):
        let error = try #require(error as? FileError)
        #expect(error.description.hasPrefix("f: "))
        #expect(error.description.count < 400)
      }
    }
    return isRefused
  }

  @Test func everyTruncationIsRefused() throws {
    var count = 0
    for file in pngs + jpegs + npys + masks {
      #expect(try !isRefused(file))
      for length in stride(from: 0, to: file.count, by: max(1, file.count / 150)) {
        #expect(try isRefused(Array(file[..<length])), "\(length) of \(file.count) bytes")
        count += 1
      }
      #expect(try isRefused(file.dropLast()))
    }
    #expect(count > 300)
  }

  @Test func flippedBitsNeverTrap() throws {
    var generator = SplitMix64(seed: 4)
    for file in pngs + jpegs + npys + masks {
      for _ in 0..<120 {
        var damaged = file
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let index = Int.random(in: 0..<file.count, using: &generator)
          damaged[index] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        }
        _ = try isRefused(damaged)
      }
    }
  }

  @Test func everyFlippedBitOfAPNGsCriticalChunksIsFound() throws {
    let file = pngs[0]
    for index in 8..<file.count {
      var damaged = file
      damaged[index] ^= 0x10
      #expect(try isRefused(damaged), "byte \(index)")
    }
  }

  @Test func changedRunsOfBytesNeverTrap() throws {
    var generator = SplitMix64(seed: 5)
    for file in pngs + jpegs + npys + masks {
      for _ in 0..<60 {
        var damaged = file
        let start = Int.random(in: 0..<file.count, using: &generator)
        let end = min(file.count, start + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: damaged.removeSubrange(start..<end)
        case 1: damaged.insert(contentsOf: damaged[start..<end], at: start)
        default:
          for index in start..<end { damaged[index] = UInt8.random(in: 0...255, using: &generator) }
        }
        _ = try isRefused(damaged)
      }
    }
  }

  @Test func lyingPNGHeadersAreRefused() throws {
    let body = Array(pngs[0][33...])
    let sizes = [0, 1, 11, 13, 65535, 1 << 20, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF]
    for width in sizes {
      for height in sizes where !(width == 1 && height == 1) && !(width == 13 && height <= 1) {
        let header = TestPNG.word(width) + TestPNG.word(height) + [8, 0, 0, 0, 0]
        let file = Array(pngs[0][..<8]) + TestPNG.chunk("IHDR", header) + body
        if width == 0 || height == 0 || Double(width) * Double(height) > 120 {
          #expect(try isRefused(file), "\(width)x\(height)")
        } else {
          _ = try isRefused(file)
        }
      }
    }
    for (depth, colour, interlace) in [(3, 0, 0), (16, 3, 0), (4, 2, 0), (8, 1, 0), (8, 0, 2)] {
      let header =
        TestPNG.word(12) + TestPNG.word(9) + [UInt8(depth), UInt8(colour), 0, 0, UInt8(interlace)]
      #expect(try isRefused(Array(pngs[0][..<8]) + TestPNG.chunk("IHDR", header) + body))
    }
  }

  @Test func chunksThatLieAboutTheirLengthAreRefused() throws {
    for file in pngs {
      for length in [0, 1, 1 << 16, 0x7FFF_FFFF, 0xFFFF_FFFF] {
        var damaged = file
        damaged.replaceSubrange(33..<37, with: TestPNG.word(length))
        let found = TestPNG.word(length) == Array(file[33..<37])
        if !found { #expect(try isRefused(damaged)) }
      }
    }
  }

  @Test func damagedTextNeverTraps() throws {
    var generator = SplitMix64(seed: 6)
    let list = Array("images/a.png labels/a.png\r\nimages/b.png\tlabels/b.png\n".utf8)
    let toml = Array(TaxonomyFile.text(of: taxonomy).utf8.prefix(400))
    for _ in 0..<300 {
      for text in [list, toml] {
        var damaged = Array(text.prefix(Int.random(in: 0...text.count, using: &generator)))
        for _ in 0..<Int.random(in: 0...3, using: &generator) where !damaged.isEmpty {
          let index = Int.random(in: damaged.indices, using: &generator)
          damaged[index] = UInt8.random(in: 0...255, using: &generator)
        }
        for read in [
          { try ListFile.decode(damaged, path: "f").count },
          { try TaxonomyFile.decode(damaged, path: "f").classes.count },
        ] as [() throws -> Int] {
          do { _ = try read() } catch let error as FileError {
            #expect(error.description.hasPrefix("f: "))
          }
        }
      }
    }
  }

  @Test func deeplyNestedTOMLIsRefused() {
    let text = "a = " + String(repeating: "[", count: 100_000)
    #expect(throws: FileError.self) { try TaxonomyFile.decode(Array(text.utf8), path: "f") }
  }

  /// Reads bytes as detectron2's list, all its images too; true when they are refused.
  private func isListRefused(_ bytes: [UInt8], _ sandbox: FileSandbox) throws -> Bool {
    let path = try sandbox.write(bytes, to: "p.json")
    do {
      let found = try SemanticPredictions(path, limits: FileLimits(maximumPixels: 1 << 16))
      _ = try found.categories()
      for stem in found.imageStems { _ = try found.labels(of: stem) }
      return false
    } catch {
      #expect(error.description.hasPrefix(path))
      return true
    }
  }

  @Test func damagedListsOfMasksNeverTrap() throws {
    let sandbox = try FileSandbox()
    let list = Array(
      (#"[{"file_name": "x/a.png", "category_id": 3, "segmentation": {"size": [4, 5], "counts": "#
        + #""5220003"}}, {"file_name": "b.png", "category_id": 0, "segmentation": {"size": [4, 5], "#
        + #""counts": [20]}}]"#).utf8)
    #expect(try !isListRefused(list, sandbox))
    for length in 0..<list.count { #expect(try isListRefused(Array(list[..<length]), sandbox)) }
    var generator = SplitMix64(seed: 8)
    for _ in 0..<300 {
      var damaged = list
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 0..<list.count, using: &generator)
        damaged[index] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try isListRefused(damaged, sandbox)
    }
    let deep = Array(("[" + String(repeating: "{\"a\":[", count: 50_000)).utf8)
    #expect(try isListRefused(deep, sandbox))
  }
}
