import Labels
import Refiner
import Testing

@testable import App

@Suite struct FilterParserTests {
  private func parser() throws -> FilterParser {
    let taxonomy = try WorkstationFixture.makeTaxonomy(lastName: "traffic light")
    return FilterParser(
      vocabulary: LineVocabulary(taxonomy: taxonomy, imageStems: ["street_01", "street_02"]))
  }

  @Test(arguments: [
    ("class:car", false, FilterTest.classes([ClassID(3)])),
    ("class:CAR,bus", false, .classes([ClassID(3), ClassID(4)])),
    ("-class:road", true, .classes([ClassID(0)])),
    ("class:traffic-light", false, .classes([ClassID(6)])),
    ("class:Traffic_Light", false, .classes([ClassID(6)])),
    ("suggestion:void,bus", false, .suggestions([.void, ClassID(4)])),
    ("verdict:noise", false, .verdicts([.noise])),
    ("image:0001*,x?", false, .images(["0001*", "x?"])),
    ("lint:tiny,edge", false, .lint([LintRules(.tiny), LintRules(.edge)])),
    ("-lint:any", true, .lint(.all)), ("undecided", false, .state(.undecided)),
    ("is:disputed", false, .state(.disputed)), ("-is:Flagged", true, .state(.flagged)),
    ("disputed", false, .state(.disputed)),
    ("-LATER", true, .state(.later)), ("area>200", false, .number(.area, .above, 200)),
    ("eta>=.9", false, .number(.eta, .atLeast, 0.9)),
    ("confidence<.4", false, .number(.confidence, .below, 0.4)),
    ("loss<=1.5", false, .number(.loss, .atMost, 1.5)),
    ("gain=0", false, .number(.gain, .equal, 0)),
    ("disagreement>0.5", false, .number(.disagreement, .above, 0.5)),
  ])
  func conditionsAreRead(text: String, isNegated: Bool, test: FilterTest) throws {
    let filter = try parser().parse("  \(text) ")
    #expect(filter.terms == [FilterTerm(text: text, isNegated: isNegated, test: test)])
    #expect(filter.text == text)
  }

  @Test func conditionsAreApartBySpaces() throws {
    let filter = try parser().parse("class:car   area>200 undecided")
    #expect(filter.terms.count == 3 && filter.text == "class:car area>200 undecided")
    #expect(try parser().parse("   ").isAll)
  }

  @Test(arguments: [
    ("class:kar", 6, "no class is called 'kar'; did you mean car?"),
    ("class:car,pig", 10, "'pig'; there are road, building, pole"),
    ("class:", 6, "a class is missing"), ("class:car,,bus", 10, "a class is missing"),
    ("undecided -klass:x", 11, "'klass' is no condition; there are class:"),
    ("area>200 car", 9, "'car' is no condition"),
    ("verdict:bad", 8, "there are clean, correctable, noise"),
    ("lint:smal", 5, "there are tiny, sliver"),
    ("size>5", 0, "no number is called 'size'; there are area"),
    ("area>", 5, "a number is missing, such as area>0.5"),
    ("area>big", 5, "'big' is no number"), ("area>1e5", 5, "'1e5' is no number"),
    ("eta>0,5", 4, "'0,5' is no number"),
    ("area=>5", 5, "'>5' is no number"), ("area 5", 0, "'area' is no condition"),
    ("-", 1, "missing after -"),
    ("image:", 6, "a name is missing, such as image:0001*"), (">5", 0, "no number is called ''"),
    ("area>nan", 5, "no number"), ("area>--5", 5, "no number"),
    ("lint:", 5, "a rule is missing: tiny"), ("is:", 3, "a state is missing: undecided"),
    ("is:odd", 3, "nothing is 'odd'; there are undecided, decided"),
  ])
  func mistakesHaveAPlaceAndAWayOut(text: String, position: Int, reason: String) throws {
    let parser = try parser()
    let error = #expect(throws: FilterError.self) { try parser.parse(text) }
    #expect(error?.position == position)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test(arguments: [
    ("", 0, ["class:", "suggestion:", "undecided", "area", "loss"]), ("un", 0, ["undecided"]),
    ("-cl", 1, ["class:"]), ("undecided s", 10, ["suggestion:", "suspicion"]),
    ("class:", 6, ["road", "traffic-light"]), ("class:car,b", 10, ["building", "bus"]),
    ("verdict:n", 8, ["noise"]), ("image:street", 6, ["street_01", "street_02"]),
    ("lint:s", 5, ["sliver"]), ("is:dis", 3, ["disputed"]), ("suggestion:v", 11, ["void"]),
  ])
  func tabKnowsWhatCanFollow(typed: String, start: Int, some: [String]) throws {
    let found = try parser().completion(of: typed)
    #expect(found.start == start)
    #expect(Set(some).isSubset(of: Set(found.candidates.map(\.text))), "\(found.candidates)")
  }

  @Test func tabKnowsNothingOfNonsense() throws {
    #expect(try parser().completion(of: "zebra:x").candidates.isEmpty)
    #expect(try parser().completion(of: "zebra").candidates.isEmpty)
  }

  @Test(arguments: [
    ("0001*", "0001TP_0066", true), ("0001*", "x0001", false), ("*66", "0001TP_0066", true),
    ("*TP*6", "0001tp_0066", true), ("street_0?", "street_02", true),
    ("street_0?", "street_0", false),
    ("*", "", true), ("", "", true), ("", "a", false), ("a*b*c", "aXbYbZc", true),
    ("a*b*c", "aXbY", false),
    ("**", "ab", true), ("?", "ab", false),
  ])
  func namesMatchWildcards(pattern: String, name: String, isMatch: Bool) {
    #expect(Wildcard(pattern).matches(name) == isMatch)
  }
}
