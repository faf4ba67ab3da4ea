import Testing

@testable import Refiner

@Suite struct ReviewerNamesTests {
  @Test func aListGivesItsNamesInOrder() throws {
    #expect(try ReviewerNames(list: "ben, anna ,Zoë K").names == ["ben", "anna", "Zoë K"])
  }

  @Test(arguments: [
    ("", "is empty"), ("a/b", "holds a '/'"), ("a\u{7}", "holds control characters"),
    ("..", "begins with a dot"), (".x", "begins with a dot"),
    (String(repeating: "ä", count: 33), "is longer than 64 bytes"),
    ("Leases", "is the name of the folder of leases"),
    ("Merge", "is how merging signs its own rows"),
  ])
  func aNameThatCannotBeAFolderIsRefused(name: String, problem: String) {
    #expect(throws: AssignmentError.badName(name, problem: problem)) {
      try ReviewerNames(["anna", name])
    }
  }

  @Test func sixtyFourBytesAreNotTooMany() throws {
    #expect(try ReviewerNames([String(repeating: "ä", count: 32)]).names.count == 1)
  }

  @Test func twoNamesThatDifferInCaseAloneAreRefused() {
    #expect(throws: AssignmentError.sameName("ANNA", other: "anna")) {
      try ReviewerNames(list: "anna,ben,ANNA")
    }
  }

  @Test(arguments: ["", ",", "anna,", ",anna", "anna,,ben"])
  func aListWithoutANameIsRefused(list: String) {
    #expect(throws: AssignmentError.self) { try ReviewerNames(list: list) }
  }
}
