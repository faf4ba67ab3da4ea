internal import Labels

/// A record of V2's JSON, as far as it is read; reference `seco-method.md` 3.5.
internal struct SeCoV2Record: Decodable {
  internal let imageID: String
  internal let box: [Double]
  internal let mask: SeCoRecord.Segmentation
  internal let cropSize: [Double]?
  internal let label: Int

  internal enum CodingKeys: String, CodingKey {
    case mask
    case imageID = "image_id"
    case box = "bbox_xywh"
    case cropSize = "crop_size"
    case label = "psd_label"
  }
}

extension PlacedRecord<SeCoV2Record> {
  /// The crop that the record is.
  ///
  /// The mask is of the crop. Where `crop_size` is larger than the box, the crop was padded around the
  /// box's centre and moved inside the frame.
  /// - Throws: `FileError.damaged` for boxes out of the frame and masks of another size than 128 x 64.
  internal func crop() throws(FileError) -> SeCoV2Crop {
    let frame = SeCoV2Crop.frame
    let mask = try runs(record.mask, limits: .standard)
    guard mask.size == SeCoV2Crop.scaled else {
      throw damaged("its mask is not of [64, 128]")
    }
    let numbers = record.box.compactMap { Int(exactly: $0.rounded()) }
    guard record.box.count == 4, numbers.count == 4,
      numbers.allSatisfy({ (-1 << 16)...(1 << 16) ~= $0 })
    else {
      throw damaged("'bbox_xywh' is no box")
    }
    var box = Rectangle<ImageSpace>(
      x: numbers[0], y: numbers[1], width: max(0, min(numbers[2], frame.width)),
      height: max(0, min(numbers[3], frame.height)))
    if let size = record.cropSize {
      guard size.count == 2, let width = Int(exactly: size[0].rounded()),
        let height = Int(exactly: size[1].rounded()),
        width >= box.width, height >= box.height, width <= frame.width, height <= frame.height
      else { throw damaged("'crop_size' does not hold the box") }
      box = SeCoV2Crop.grown(box, to: Size(width: width, height: height))
    }
    guard !box.isEmpty, box.x >= 0, box.y >= 0, box.x <= frame.width - box.width,
      box.y <= frame.height - box.height
    else { throw damaged("'bbox_xywh' does not lie in 1024x512") }
    return SeCoV2Crop(box: box, mask: mask)
  }
}
