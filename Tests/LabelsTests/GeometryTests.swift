import Labels
import Testing

@Suite struct RectangleTests {
  @Test func intersectionIsTheCommonPart() {
    let a = Rectangle<ImageSpace>(x: 0, y: 0, width: 10, height: 5)
    let b = Rectangle<ImageSpace>(x: 4, y: 3, width: 10, height: 10)
    #expect(a.intersection(b) == Rectangle(x: 4, y: 3, width: 6, height: 2))
    #expect(b.intersection(a) == a.intersection(b))
  }

  @Test func intersectionOfDistantRectanglesIsEmpty() {
    let a = Rectangle<ImageSpace>(x: 0, y: 0, width: 2, height: 2)
    let b = Rectangle<ImageSpace>(x: 5, y: 5, width: 2, height: 2)
    #expect(a.intersection(b).isEmpty)
  }

  @Test func containsItsFirstAndLastUnitButNotTheNext() {
    let a = Rectangle<ImageSpace>(x: 1, y: 2, width: 3, height: 4)
    #expect(a.contains(x: 1, y: 2) && a.contains(x: 3, y: 5))
    #expect(!a.contains(x: 4, y: 5) && !a.contains(x: 3, y: 6) && !a.contains(x: 0, y: 2))
  }
}
