import Testing

@testable import Refiner

@Suite struct MaskDownscalingTests {
  @Test(arguments: [1, 3, 8], [4, 16])
  func maskPromptsMatchThePlainTwin(gridSide: Int, maskPromptWidth: Int) throws {
    var random = SplitMix64(seed: 87)
    let side = 4 * gridSide
    let logits = MatrixView.random(side * side, 1, limit: 16, using: &random)
    let plain = PlainParameters("prompt_encoder.mask_downscaling")
    let half = plain["1"].norm(
      plain["0"].convolution(
        DoubleMatrix(logits), width: side, outputs: maskPromptWidth / 4, side: 2, stride: 2),
      epsilon: 1e-6
    ).map(Plain.gelu)
    let quarter = plain["4"].norm(
      plain["3"].convolution(half, width: side / 2, outputs: maskPromptWidth, side: 2, stride: 2),
      epsilon: 1e-6
    ).map(Plain.gelu)
    let wanted = plain["6"].convolution(quarter, width: gridSide, outputs: 24, side: 1)
    let downscaling = try MaskDownscaling(
      DeterministicSource(),
      MaskDecoderConfiguration(width: 24, maskPromptWidth: maskPromptWidth))
    let found = downscaling(logits.values, gridSide: gridSide)
    #expect(wanted.distance(of: found) < LayerTolerance.norm)
  }
}
