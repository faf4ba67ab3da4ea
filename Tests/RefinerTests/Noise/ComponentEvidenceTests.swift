import Refiner
import Testing

@Suite struct ComponentEvidenceTests {
  @Test func tiesGoToTheClassThatComesFirst() {
    let evidence = ComponentEvidence(position: 2, loss: 1, posterior: [0.2, 0.4, 0.4])
    #expect(evidence.prediction == 1 && evidence.score == 0.4)
  }

  @Test func entropyIsZeroForACertaintyAndTheLogarithmOfTheCountForNone() {
    #expect(ComponentEvidence(position: 0, loss: 0, posterior: [1, 0, 0]).entropy == 0)
    let even = ComponentEvidence(position: 0, loss: 0, posterior: [0.25, 0.25, 0.25, 0.25])
    #expect(abs(even.entropy - 1.3862944) < 1e-6)
  }
}
