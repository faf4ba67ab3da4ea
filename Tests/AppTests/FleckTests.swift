import ArgumentParser
import Testing

@testable import App

@Suite struct FleckTests {
  @Test func helpNamesTheTool() {
    #expect(Fleck.helpMessage().contains("fleck"))
  }
}
