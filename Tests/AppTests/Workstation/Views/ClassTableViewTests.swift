import Labels
import Render
import Testing

@testable import App

@Suite struct ClassTableViewTests {
  @Test(arguments: [80, 100, 120, 160])
  func headingsOfTheClassTableAreApart(width: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, 24)
    workstation.press("T")
    for _ in ClassTable.Column.allCases {
      let row = try #require(workstation.frame().text().split(separator: "\n").dropFirst().first)
      let words = row.split(separator: " ").map { $0.filter(\.isLetter) }
      #expect(
        words == ["class", "count", "decided", "kept", "void", "changed", "pixels", "suspect"])
      workstation.press("l")
    }
  }

  @Test func theClassTableSaysHowManyRowsFollow() throws {
    let workstation = try WorkstationFixture().workstation(40, 7)
    workstation.press("T")
    func rows() -> [Substring] {
      workstation.frame().text().split(separator: "\n", omittingEmptySubsequences: false)
    }
    #expect(rows()[0].hasPrefix(" classes 6 · 18 components · 0 decided "))
    #expect(rows()[6].hasPrefix("   2 more below"))
    workstation.handle(.mouse(MouseEvent(action: .press(.left), x: 3, y: 5, modifiers: [])))
    guard case .classTable(let table) = workstation.session.screen else {
      Issue.record("no table")
      return
    }
    #expect(table.selection == 3)
    #expect(rows()[6].hasPrefix("   1 more below"))
    workstation.press("j j")
    #expect(!rows()[6].contains("more below") && rows()[6].hasPrefix("▸"))
  }
}
