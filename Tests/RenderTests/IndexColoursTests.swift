import Labels
import Testing

@testable import Render

@Suite struct IndexColoursTests {
  @Test func nearIDsLookFarApart() {
    for id in 0..<1000 {
      let lab = OKLab(IndexColours.colour(of: id))
      for other in id + 1...id + 4 {
        // Five steps; one or two are just visible.
        #expect(
          lab.squaredDistance(to: OKLab(IndexColours.colour(of: other))) > 25, "\(id), \(other)")
      }
    }
  }

  @Test func aByteOfIDsHasAColourEach() {
    #expect(Set((0..<255).map { IndexColours.colour(of: $0) }).count == 255)
  }

  @Test func largeIDsHaveColoursToo() {
    #expect(IndexColours.colour(of: 65534) != IndexColours.none)
    #expect(IndexColours.colour(of: .max) != IndexColours.none)
  }

  @Test func lettersGoRound() {
    #expect(IndexColours.letter(of: 0) == "0" && IndexColours.letter(of: 10) == "a")
    #expect(IndexColours.letter(of: 61) == "Z" && IndexColours.letter(of: 62) == "0")
  }
}
