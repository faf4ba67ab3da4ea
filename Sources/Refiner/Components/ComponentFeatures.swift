public import Labels
import RealModule

/// The features of all components of one image.
///
/// Colour, texture, shape, position, and what surrounds the component; beside them, where there is an
/// encoder, its pooled features, which are all that the paper's equation 2 takes.
public struct ComponentFeatures: Sendable {
  /// How each vector is laid out.
  public let layout: FeatureLayout
  /// One vector of `layout.count` values per component, in the order of the components.
  public let vectors: [[Float]]

  /// Measures the components of a label map on its image.
  ///
  /// image: of the label map's size.  embedding: of the image, or of the photo it was resized from.
  /// verticalRuns: `found.verticalRuns()`, which the caller has anyway.
  /// - Complexity: O(pixels + runs).
  public init(
    of found: ConnectedComponents, verticalRuns: [VerticalRun], map: LabelMap, image: RGBImage,
    taxonomy: Taxonomy, embedding: ImageEmbedding? = nil
  ) {
    precondition(image.size == map.size, "Image \(image.size) for labels \(map.size)")
    let layout = FeatureLayout(
      classCount: taxonomy.classes.count, channelCount: embedding?.channelCount ?? 0)
    let appearance = AppearanceSums(of: found, image: image)
    let rings = RingHistograms(
      of: found, verticalRuns: verticalRuns, map: map, taxonomy: taxonomy)
    let pooled = embedding.map { EmbeddingPooling($0, size: map.size).vectors(of: found) }
    vectors = found.components.map { component in
      var vector = [Float](repeating: 0, count: layout.count)
      appearance.write(component, into: &vector, layout: layout)
      Self.writeShape(component, size: map.size, into: &vector, layout: layout)
      rings.write(component, into: &vector, layout: layout)
      if let pooled {
        vector.replaceSubrange(layout.embedding..., with: pooled[component.index.rawValue])
      }
      return vector
    }
    self.layout = layout
  }

  private static func writeShape(
    _ component: Component, size: Size<ImageSpace>, into vector: inout [Float],
    layout: FeatureLayout
  ) {
    let width = Float(size.width)
    let height = Float(size.height)
    vector[layout.position] = Float(component.centroid.x) / width
    vector[layout.position + 1] = Float(component.centroid.y) / height
    vector[layout.extent] = Float(component.bounds.width) / width
    vector[layout.extent + 1] = Float(component.bounds.height) / height
    vector[layout.logArea] = Float(Double.log(Double(component.area)))
    vector[layout.fill] = Float(component.area) / Float(component.bounds.area)
  }
}
