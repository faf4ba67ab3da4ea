internal import Foundation
internal import Labels

/// A record of SCC's input, output or converted JSON, as far as it is read.
internal struct SeCoRecord: Decodable {
  /// COCO's compressed run lengths.
  internal struct Segmentation: Decodable {
    internal let size: [Int]
    internal let counts: String
  }

  internal let segmentation: Segmentation
  internal let name: String?
  /// Our own key: tells images of one name apart.
  internal let stem: String?
  internal let categoryID: Int?
  internal let predictionID: Int?
  internal let pseudoLabelID: Int?
  internal let loss: Double?
  internal let score: Double?
  internal let lossThreshold: Double?
  internal let scoreThreshold: Double?
  internal let localLossThreshold: Double?
  internal let localScoreThreshold: Double?
  internal let globalLossThreshold: Double?
  internal let globalScoreThreshold: Double?

  internal enum CodingKeys: String, CodingKey {
    case segmentation, name, stem, loss, score
    case categoryID = "category_id"
    case predictionID = "pred_id"
    case pseudoLabelID = "psl_id"
    case lossThreshold = "loss_threshold"
    case scoreThreshold = "score_threshold"
    case localLossThreshold = "local_loss_threshold"
    case localScoreThreshold = "local_score_threshold"
    case globalLossThreshold = "global_loss_threshold"
    case globalScoreThreshold = "global_score_threshold"
  }
}

/// A record with the place where it was found, which turns what is wrong into an error.
internal struct PlacedRecord<Record: Decodable> {
  internal let record: Record
  internal let path: String
  internal let number: Int

  /// Decodes a record.
  /// - Throws: `FileError.damaged` that names record and key.
  internal init(_ bytes: [UInt8], path: String, number: Int) throws(FileError) {
    self.path = path
    self.number = number
    do {
      record = try JSONDecoder().decode(Record.self, from: Data(bytes))
    } catch {
      throw .damaged(path: path, reason: "record \(number): \(Self.words(error))")
    }
  }

  /// What is wrong with this record.
  internal func damaged(_ reason: String) -> FileError {
    .damaged(path: path, reason: "record \(number): \(reason)")
  }

  /// A value that must be there.
  internal func require<Value>(_ value: Value?, _ key: String) throws(FileError) -> Value {
    guard let value else { throw damaged("no '\(key)'") }
    return value
  }

  /// A mask's runs, at most as large as the limits allow.
  internal func runs(
    _ segmentation: SeCoRecord.Segmentation, limits: FileLimits
  ) throws(FileError) -> RunLengthEncoding {
    let sides = segmentation.size
    guard sides.count == 2, sides[0] > 0, sides[1] > 0 else {
      throw damaged("'size' must be [height, width]")
    }
    guard sides[0] <= limits.maximumPixels / sides[1] else {
      throw .tooLarge(path: path, width: sides[1], height: sides[0], limit: limits.maximumPixels)
    }
    do {
      return try RunLengthEncoding(
        compressed: segmentation.counts, size: Size(width: sides[1], height: sides[0]))
    } catch {
      throw damaged("\(error)")
    }
  }

  /// A class of the taxonomy, or void.
  internal func classID(_ id: Int, in taxonomy: Taxonomy, _ key: String) throws(FileError)
    -> ClassID
  {
    guard let byte = UInt8(exactly: id), byte == 255 || taxonomy[ClassID(byte)] != nil else {
      throw .badText(
        path: path,
        reason:
          "record \(number): '\(key)' is \(id), which taxonomy \(taxonomy.name) does not know; "
          + "give the matching --taxonomy")
    }
    return ClassID(byte)
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no '\(key.stringValue)'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has a value of another kind"
    default: "not JSON"
    }
  }
}
