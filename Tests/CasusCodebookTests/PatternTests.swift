import CasusCodebook
import CasusRecords
import Testing

/// The grammar of patterns, read the way files are read.
struct PatternTests {
  private func entry(_ pattern: String, roles: String = "-") throws -> (EventEntry, PatternIndex<EventEntry>)
  {
    let folder = try CodebookFolder([
      "concepts/a.tsv": "concept\ttype\nmeet\tCONSULT\n",
      "xx/events/a.tsv": "concept\tpattern\troles\nmeet\t\(pattern)\t\(roles)\n",
    ])
    let events = try #require(try folder.load().lexicons["xx"]).events
    return (try #require(events.entries.first), events)
  }

  @Test(
    arguments: [
      ("v", .verb), ("p", .passive), ("n", .noun), ("a", .adjective), ("c", .preposition), ("x", .any),
    ] as [(String, Pattern.Kind)])
  func eachLetterHasItsKind(letter: String, kind: Pattern.Kind) throws {
    let pattern = try entry("\(letter):Arrest|עצר").0.pattern
    #expect(pattern.kind == kind)
    #expect(pattern.hashes == [NameHash("arrest"), NameHash("עצר")])
    #expect(pattern.tail.isEmpty && pattern.constraints.isEmpty)
    #expect(pattern.source == "\(letter):Arrest|עצר")
  }

  @Test func alternativesAreAllFound() throws {
    let (_, events) = try entry("v:arrest|detain")
    #expect(events["arrest"] == [0] && events["detain"] == [0] && events["hold"].isEmpty)
  }

  @Test func anEntryIsMadeOnceAndBelongsToItsLine() throws {
    let (first, events) = try entry("v:arrest|detain obj=@party", roles: "actor=by")
    #expect(events.entries[0] === first && events.entries.count == 1)
    #expect(first.source == "xx/events/a.tsv:2" && first.roles.slots[.actor] == [[.by]])
    #expect(first.pattern.source == "v:arrest|detain obj=@party")
  }

  @Test func anEntryIsPassedOverWhenTheWordItNeedsIsMissing() throws {
    func mayMatch(_ pattern: String, _ words: String...) throws -> Bool {
      let events = try entry(pattern).1
      var filter = WordFilter()
      for word in words { filter.insert(NameHash(word)) }
      var found = 0
      events.forEachCandidate(for: NameHash("open"), among: filter) { _ in found += 1 }
      return found == 1
    }
    #expect(try mayMatch("v:open on=fire", "fire") && !mayMatch("v:open on=fire", "door"))
    // Of several that it needs, the fewest are looked for; what must be absent and classes are not needed.
    #expect(try mayMatch("v:open obj=door|gate|wall on=fire", "fire"))
    #expect(try mayMatch("v:open !on=fire obj=@party|door", "sky"))
    #expect(try mayMatch("v:open_up obj=talk", "up") && !mayMatch("v:open_up obj=talk", "talk"))
    #expect(try mayMatch("\"open * fire\"", "fire") && !mayMatch("\"open * fire\"", "open"))
  }

  @Test func particlesFollowTheVerb() throws {
    let pattern = try entry("v:take_on|take_on").0.pattern
    #expect(pattern.hashes == [NameHash("take"), NameHash("take")] && pattern.tail == [NameHash("on")])
    #expect(try entry("v:put_up_with").0.pattern.tail == [NameHash("up"), NameHash("with")])
  }

  @Test func whatMustBeAbsentAsksLess() throws {
    let narrowed = try entry("v:attack !obj=goal !obj=ball !with=stick !subj=team").0.pattern
    let bare = try entry("v:attack").0.pattern
    let exact = try entry("v:attack obj=@party").0.pattern
    #expect(bare.demands < narrowed.demands && narrowed.demands < exact.demands)
  }

  @Test func infinitivesAndPowersHaveNames() throws {
    let constraints = try entry("v:tell obj=@power inf=@any").0.pattern.constraints
    #expect(constraints.map(\.slot) == [.obj, .inf])
    #expect(constraints.map(\.value) == [.power, .anything])
  }

  @Test func classesAndWordsMayStandTogether() throws {
    let constraints = try entry("v:meet obj=@MIL|crew|@state with=@GOV|@LEG subj=@JRN").0.pattern.constraints
    #expect(
      constraints.map(\.value) == [
        .oneOf([.code("MIL"), .state, .lemmas(["crew"])]), .oneOf([.code("GOV"), .code("LEG")]),
        .code("JRN"),
      ])
  }

  @Test func regularEndingsNameWhatTheyReplace() throws {
    let folder = try CodebookFolder([
      "concepts/a.tsv": "concept\ttype\nmeet\tCONSULT\n",
      "xx/language.tsv": "key\tvalue\nregular\tied>y|ed>-\n",
      "xx/events/a.tsv": "concept\tpattern\nmeet\tv:meet\n",
    ])
    let endings = try #require(try folder.load().lexicons["xx"]).regularEndings
    #expect(endings.map(\.ending) == ["ied", "ed"] && endings.map(\.replacement) == ["y", ""])
  }

  @Test func wordsInARow() throws {
    let (entry, events) = try entry("\"Persona non * grata\"")
    #expect(entry.pattern.kind == .phrase)
    #expect(entry.pattern.hashes == ["persona", "non", "*", "grata"].map { NameHash($0) })
    #expect(events["persona"] == [0] && events["grata"].isEmpty)
  }

  @Test(arguments: [("v:open obj=fire|gate", "gate"), ("\"persona * grata\"", "grata"), ("v:take_on", "on")])
  func neededWordsMustStandInTheSentence(pattern: String, word: String) throws {
    let (entry, events) = try entry(pattern)
    var words = WordFilter()
    #expect(candidates(of: entry, in: events, among: words) == 0)
    words.insert(NameHash(word))
    #expect(candidates(of: entry, in: events, among: words) == 1)
  }

  @Test(arguments: ["v:open", "v:open !obj=fire", "v:open obj=@party", "\"persona\""])
  func othersNeedNoFurtherWord(pattern: String) throws {
    let (entry, events) = try entry(pattern)
    #expect(candidates(of: entry, in: events, among: WordFilter()) == 1)
  }

  /// How many entries the trigger of one may stand for in a sentence of these words.
  private func candidates(
    of entry: EventEntry, in events: PatternIndex<EventEntry>, among words: WordFilter
  ) -> Int {
    var found = 0
    for hash in entry.pattern.hashes.prefix(1) {
      events.forEachCandidate(for: hash, among: words) { _ in found += 1 }
    }
    return found
  }

  @Test(
    arguments: [
      ("obj=@party", .obj, .party), ("obj=@state", .obj, .state), ("iobj=@person", .obj, .person),
      ("in=@place", .preposition("in"), .place), ("subj=@number", .subj, .number),
      ("by=@MIL", .by, .code("MIL")),
      ("obj=סנקציה|עיצום", .obj, .lemmas(["סנקציה", "עיצום"])), ("ב=אש", .preposition("ב"), .lemmas(["אש"])),
      ("on=fire", .preposition("on"), .lemmas(["fire"])),
      ("mod=Military|naval", .mod, .lemmas(["military", "naval"])),
      ("of=x", .of, .lemmas(["x"])), ("comp=x", .comp, .lemmas(["x"])), ("any=x", .any, .lemmas(["x"])),
    ] as [(String, Slot, Pattern.Value)])
  func constraintsAskOfASlot(text: String, slot: Slot, value: Pattern.Value) throws {
    for negated in [false, true] {
      let pattern = try entry("v:open \(negated ? "!" : "")\(text)").0.pattern
      #expect(pattern.constraints.count == 1)
      let constraint = try #require(pattern.constraints.first)
      #expect(constraint.slot == slot && constraint.value == value && constraint.negated == negated)
    }
  }

  @Test func severalConstraintsKeepTheirOrder() throws {
    let pattern = try entry("v:open on=fire  !obj=door subj=@party").0.pattern
    #expect(pattern.constraints.map(\.slot) == [.preposition("on"), .obj, .subj])
    #expect(pattern.constraints.map(\.negated) == [false, true, false])
  }

  @Test func patternsAreReadOneByOneToo() throws {
    let pattern = try Pattern(parsing: " v:open on=fire ")
    #expect(pattern == (try entry("v:open on=fire").0.pattern))
    #expect(try Frame(parsing: "recipient=on").slots[.recipient] == [[.preposition("on")]])
    let error = #expect(throws: Pattern.Malformed.self) { try Pattern(parsing: "open") }
    #expect(error?.problem.contains("does not begin with") == true)
    #expect(throws: Pattern.Malformed.self) { try Frame(parsing: "guest=obj") }
    #expect(throws: Pattern.Malformed.self) { try Pattern(parsing: "") }
  }

  @Test func rolesNameSlots() throws {
    let roles = try entry("v:meet", roles: "actor=subj+with recipient=against|על content=-").0.roles
    #expect(roles.slots[.actor] == [[.subj, .preposition("with")]])
    #expect(roles.slots[.recipient] == [[.preposition("against")], [.preposition("על")]])
    #expect(roles.slots[.content] == [])
    #expect(roles.slots[.speaker] == nil)
    let frame = Frame.verb.overridden(by: roles)
    #expect(frame.slots[.actor] == [[.subj, .preposition("with")]] && frame.slots[.content] == [])
    #expect(Frame.noun.overridden(by: Frame(slots: [:])) == Frame.noun)
  }

  @Test func numbersHaveBounds() throws {
    let folder = try CodebookFolder([
      "xx/numbers.tsv":
        "value\twords\tkind\n7\tseven\t-\n24..\tdozens\t-\n3..5\tfew\t-\n..9\tunder ten\t-\n-\tat least\tleast\n",
      "xx/events/a.tsv": "concept\tpattern\n",
    ])
    let numbers = try #require(try folder.load().lexicons["xx"]).numbers
    #expect(numbers["seven"] == NumberWord(kind: .value, low: 7, high: 7))
    #expect(numbers["dozens"] == NumberWord(kind: .value, low: 24, high: nil))
    #expect(numbers["few"] == NumberWord(kind: .value, low: 3, high: 5))
    #expect(numbers["under ten"] == NumberWord(kind: .value, low: nil, high: 9))
    #expect(numbers["at least"]?.kind == .least)
  }
}
