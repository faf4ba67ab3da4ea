/// A pinhole camera that looks along the street: X to the right, Z ahead, heights above ground, metres.
struct Camera: Sendable {
  /// Pixels per metre at one metre's distance.
  let focalLength: Float = 560
  /// Metres above ground.
  let height: Float = 1.55
  /// The vanishing point of the street, pixels.
  let vanishing: Corner

  /// Pixels per metre at a distance.
  func scale(_ z: Float) -> Float { focalLength / z }

  /// The pixel of a point.
  func project(x: Float, height: Float, z: Float) -> Corner {
    let scale = focalLength / z
    return Corner(vanishing.x + x * scale, vanishing.y + (self.height - height) * scale)
  }

  /// Corners in metres (across, above ground) at a distance, in pixels.
  func project(_ corners: [Corner], x: Float, z: Float) -> [Corner] {
    corners.map { project(x: x + $0.x, height: $0.y, z: z) }
  }
}
