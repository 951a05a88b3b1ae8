/// What filled the holes of a phrase.
struct TimeCaptures {
  var number: Int?
  var isVague = false
  var unit: TimeUnit?
  var span: TimeAmount?
  var ordinal: Int?
  var months: [Int] = []
  var days: [Int] = []
  var years: [Int] = []
  var weekday: Int?
  var season: Int?
  var part: TimePart?
  var decade: Int?
  var holiday: String?
  var foreign: (system: Calendars.System, month: Int)?
  var hebrewDay: Int?
  var hebrewYear: Int?
  var date: CivilDay?
  var dayMonth: (day: Int, month: Int)?
}

/// A phrase found in the tokens.
struct TimeMatch {
  var rule: Int
  /// Tokens of the expression, context left out.
  var tokens: ClosedRange<Int>
  /// Bytes of the expression, prefixes left out.
  var range: Range<Int>
  /// The prefix glued to its first token.
  var prefix: String
  /// Tokens that were looked at, context included.
  var weight: Int
  var captures: TimeCaptures
}

/// Finds the phrases of a lexicon that begin at a token.
///
/// A class, since its own steps hand it on many times a word: a structure of so many parts is slow to copy.
final class TimeMatcher {
  let tokens: TimeTokens
  let lexicon: TimeLexicon

  init(tokens: TimeTokens, lexicon: TimeLexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
  }

  private struct State {
    var element = 0
    var token: Int
    var first: Int?
    var last = 0
    var start = 0
    var end = 0
    var prefix = ""
    var captures = TimeCaptures()

    /// The same at the next element.
    var passing: State {
      var next = self
      next.element += 1
      return next
    }
  }

  /// The longest match of each rule that begins at `token`.
  func matches(at token: Int, into found: inout [TimeMatch]) {
    let current = tokens.tokens[token]
    for analysis in tokens.analyses[current.analyses] {
      for rule in lexicon.rulesByWord[Int(analysis.word)] { add(rule, at: token, &found) }
    }
    switch current.number {
    case .none: break
    case .plain(let value, let digits):
      add(.number, at: token, &found)
      add(.digits, at: token, &found)
      if digits <= 2, (1...31).contains(value) { add(.day, at: token, &found) }
      if digits == 4, (1000...2199).contains(value) { add(.year, at: token, &found) }
    case .ordinal:
      add(.day, at: token, &found)
      add(.ordinal, at: token, &found)
    case .decade: add(.decade, at: token, &found)
    case .date: add(.date, at: token, &found)
    case .dayMonth: add(.dayMonth, at: token, &found)
    }
    if current.numeral > 0 { add(current.numeral <= 30 ? .hebrewDay : .hebrewYear, at: token, &found) }
  }

  private func add(_ kind: TimeLexicon.Kind, at token: Int, _ found: inout [TimeMatch]) {
    for rule in lexicon.rulesByKind[kind] ?? [] { add(rule, at: token, &found) }
  }

  private func add(_ number: Int, at token: Int, _ found: inout [TimeMatch]) {
    let elements = lexicon.rules[number].elements
    guard mayGoOn(elements, after: token) else { return }
    var best: State?
    step(elements, State(token: token)) { state in
      if best.map({ state.end > $0.end }) ?? true { best = state }
    }
    guard let best, let first = best.first else { return }
    found.append(
      TimeMatch(
        rule: number, tokens: first...max(first, best.last), range: best.start..<max(best.start, best.end),
        prefix: best.prefix, weight: best.token - token, captures: best.captures))
  }

  /// Whether the second part of a rule can be met after its first, where that is one word: most rules end here.
  private func mayGoOn(_ elements: [TimeRule.Element], after token: Int) -> Bool {
    guard elements.count > 1, case .words = elements[0].content, !elements[1].isOptional,
      !elements[1].isForbidden
    else { return true }
    return mayMeet(elements[1], at: token + 1)
      || token + 2 < tokens.tokens.count && isSkippable(token + 1) && mayMeet(elements[1], at: token + 2)
  }

  /// Whether a token may be what an element asks for, by its words alone.
  private func mayMeet(_ element: TimeRule.Element, at index: Int) -> Bool {
    guard index < tokens.tokens.count else { return false }
    let analyses = tokens.analyses[tokens.tokens[index].analyses]
    switch element.content {
    case .words(let ids): return analyses.contains { ids.contains($0.word) }
    case .hole(.any): return tokens.tokens[index].isWord
    case .hole(let kind):
      return tokens.tokens[index].isWritten
        || analyses.contains { lexicon.kinds[Int($0.word)].contains(kind) }
    }
  }

  /// Follows a rule from a state; calls `done` for every way through.
  private func step(_ elements: [TimeRule.Element], _ state: State, _ done: (State) -> Void) {
    guard state.element < elements.count else {
      done(state)
      return
    }
    let element = elements[state.element]
    if element.isForbidden {
      var met = false
      take(element, state) { _ in met = true }
      if !met { step(elements, state.passing, done) }
      return
    }
    take(element, state) { step(elements, $0.passing, done) }
    if element.isOptional { step(elements, state.passing, done) }
    // A hyphen between words, or the stop of an abbreviation, may be passed over.
    if state.element > 0, state.token + 1 < tokens.tokens.count, isSkippable(state.token) {
      var skipped = state
      skipped.token += 1
      take(element, skipped) { step(elements, $0.passing, done) }
    }
  }

  private func isSkippable(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let token = tokens.tokens[index]
    let before = tokens.tokens[index - 1]
    guard !token.followsBlank, before.isWord else { return false }
    if token.mark == UInt8(ascii: "-") { return !tokens.tokens[index + 1].followsBlank }
    return token.mark == UInt8(ascii: ".") && before.range.count <= 5
  }

  /// Every way in which an element can be met at the state's token.
  private func take(_ element: TimeRule.Element, _ state: State, _ done: (State) -> Void) {
    guard mayMeet(element, at: state.token) else { return }
    let token = tokens.tokens[state.token]
    switch element.content {
    case .words(let ids):
      for analysis in tokens.analyses[token.analyses] where ids.contains(analysis.word) {
        guard allows(element, analysis.prefix) else { continue }
        done(advanced(state, element, by: 1, start: analysis.start, prefix: analysis.prefix))
      }
    case .hole(let kind):
      if kind == .any {
        if token.isWord { done(advanced(state, element, by: 1, start: token.start, prefix: "")) }
        return
      }
      fillFromWriting(kind, element, state, token, done)
      for analysis in tokens.analyses[token.analyses] where allows(element, analysis.prefix) {
        let word = Int(analysis.word)
        guard lexicon.kinds[word].contains(kind) else { continue }
        for index in lexicon.senses[word].indices where lexicon.senses[word][index].kind == kind {
          let sense = lexicon.senses[word][index]
          if sense.needsCapital && !token.isCapital || element.isStrict && sense.isDoubtful { continue }
          guard follows(sense.rest, after: state.token) else { continue }
          var taken = advanced(
            state, element, by: 1 + sense.rest.count, start: analysis.start, prefix: analysis.prefix)
          taken.captures.take(sense)
          done(taken)
          if kind == .number { compound(taken, tens: sense.value, element, done) }
        }
      }
    }
  }

  private func allows(_ element: TimeRule.Element, _ prefix: String) -> Bool {
    element.prefixes?.contains(prefix) ?? true
  }

  private func follows(_ rest: [Int32], after index: Int) -> Bool {
    for (offset, word) in rest.enumerated() {
      let position = index + 1 + offset
      guard position < tokens.tokens.count else { return false }
      let analyses = tokens.analyses[tokens.tokens[position].analyses]
      guard analyses.contains(where: { $0.word == word && $0.prefix.isEmpty }) else { return false }
    }
    return true
  }

  /// Twenty-five, עשרים וחמישה: tens take the units that follow.
  private func compound(_ state: State, tens: Int, _ element: TimeRule.Element, _ done: (State) -> Void) {
    guard tens >= 20, tens < 100, tens % 10 == 0 else { return }
    var index = state.token
    if index < tokens.tokens.count, tokens.tokens[index].mark == UInt8(ascii: "-") { index += 1 }
    guard index < tokens.tokens.count else { return }
    let token = tokens.tokens[index]
    for analysis in tokens.analyses[token.analyses] {
      for sense in lexicon.senses[Int(analysis.word)] {
        guard sense.kind == .number, (1...9).contains(sense.value), sense.rest.isEmpty else { continue }
        var taken = state
        taken.token = index + 1
        taken.last = index
        taken.end = token.range.upperBound
        taken.captures.number = tens + sense.value
        done(taken)
      }
    }
  }

  /// Holes that are filled by how a token is written.
  private func fillFromWriting(
    _ kind: TimeLexicon.Kind, _ element: TimeRule.Element, _ state: State, _ token: TimeTokens.Token,
    _ done: (State) -> Void
  ) {
    guard token.isWritten, allows(element, token.prefix) else { return }
    var taken = advanced(state, element, by: 1, start: token.start, prefix: token.prefix)
    switch (kind, token.number) {
    case (.day, .plain(let value, let digits)) where digits <= 2 && digits > 0 && (1...31).contains(value):
      taken.captures.days.append(value)
    case (.day, .ordinal(let value)) where (1...31).contains(value): taken.captures.days.append(value)
    case (.year, .plain(let value, let digits)) where digits == 4 && (1000...2199).contains(value):
      taken.captures.years.append(value)
    case (.number, .plain(let value, _)), (.digits, .plain(let value, _)): taken.captures.number = value
    case (.ordinal, .ordinal(let value)): taken.captures.ordinal = value
    case (.decade, .decade(let value)): taken.captures.decade = value
    case (.date, .date(let day)): taken.captures.date = day
    case (.dayMonth, .dayMonth(let day, let month)): taken.captures.dayMonth = (day, month)
    case (.hebrewDay, .none) where (1...30).contains(token.numeral): taken.captures.hebrewDay = token.numeral
    case (.hebrewYear, .none) where token.numeral > 300:
      taken.captures.hebrewYear = token.numeral % 1000 + 5000
    default: return
    }
    done(taken)
  }

  private func advanced(
    _ state: State, _ element: TimeRule.Element, by count: Int, start: Int, prefix: String
  ) -> State {
    var next = state
    next.token += count
    if element.isContext { return next }
    if next.first == nil {
      next.first = state.token
      next.start = start
      next.prefix = prefix
    }
    next.last = next.token - 1
    next.end = tokens.tokens[next.last].range.upperBound
    return next
  }
}

extension TimeCaptures {
  /// Takes over the meaning of a word.
  fileprivate mutating func take(_ sense: TimeLexicon.Sense) {
    switch sense.kind {
    case .month: months.append(sense.value)
    case .weekday: weekday = sense.value
    case .unit: unit = TimeUnit(rawValue: sense.text)
    case .span: span = TimeRule.amount(sense.text)
    case .number:
      isVague = sense.value < 0
      number = isVague ? 3 : sense.value
    case .ordinal: ordinal = sense.value
    case .season: season = sense.value
    case .part: part = TimePart(rawValue: sense.text)
    case .decade: decade = sense.value
    case .holiday: holiday = sense.text
    case .hebrewMonth: foreign = (.hebrew, sense.value)
    case .islamicMonth: foreign = (.islamic, sense.value)
    case .persianMonth: foreign = (.persian, sense.value)
    default: break
    }
  }
}
