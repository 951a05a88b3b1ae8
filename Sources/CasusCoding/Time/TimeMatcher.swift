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
  /// What each token may be.
  private let looks: [TimeSteps.Look]
  /// What filled the holes of the rule that is tried, each with what was filled before it.
  @exclusivity(unchecked) private var fills: [(before: Int32, fill: Fill)] = []

  init(tokens: TimeTokens, lexicon: TimeLexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
    looks = tokens.tokens.map { token in
      var look = TimeSteps.Look()
      for analysis in tokens.analyses[token.analyses] { look.add(analysis.word, lexicon.steps) }
      if token.isWord { look.kinds |= TimeLexicon.Kind.anyBit }
      // How it is written may fill any hole.
      if token.isWritten { look.kinds = .max }
      return look
    }
  }

  /// What filled a hole.
  private enum Fill {
    case sense(word: Int32, number: Int)
    case day(Int), year(Int), number(Int), ordinal(Int), decade(Int), hebrewDay(Int), hebrewYear(Int)
    case date(CivilDay)
    case dayMonth(day: Int, month: Int)
  }

  /// How far a rule has come. Plain numbers, since every way through a rule has its own.
  private struct State {
    var step: Int32
    var token: Int
    var first = -1
    var last = 0
    var start = 0
    var end = 0
    /// Number of the prefix glued to the first token.
    var prefix: Int16 = 0
    /// The last of `fills`; -1 when there is none.
    var fill: Int32 = -1

    /// The same at the next step.
    var passing: State {
      var next = self
      next.step += 1
      return next
    }
  }

  /// The longest match of each rule that begins at `token`.
  func matches(at token: Int, into found: inout [TimeMatch]) {
    let current = tokens.tokens[token]
    for analysis in tokens.analyses[current.analyses] {
      for place in lexicon.steps.beginnings(with: analysis.word) {
        add(lexicon.steps.beginnings[place], at: token, &found)
      }
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
    for rule in lexicon.rulesByKind[kind] ?? [] { add(lexicon.steps.rules[rule], at: token, &found) }
  }

  private func add(_ rule: TimeSteps.Rule, at token: Int, _ found: inout [TimeMatch]) {
    guard mayGoOn(rule, after: token) else { return }
    var best: State?
    fills.removeAll(keepingCapacity: true)
    step(State(step: rule.start, token: token), rule.end) { state in
      if best.map({ state.end > $0.end }) ?? true { best = state }
    }
    guard let best, best.first >= 0 else { return }
    found.append(
      TimeMatch(
        rule: Int(rule.number), tokens: best.first...max(best.first, best.last),
        range: best.start..<max(best.start, best.end), prefix: lexicon.text(ofPrefix: best.prefix),
        weight: best.token - token, captures: captures(best.fill)))
  }

  /// Whether the second part of a rule may be met after its first: most rules end here.
  private func mayGoOn(_ rule: TimeSteps.Rule, after token: Int) -> Bool {
    let next = token + 1
    if rule.reach == 0 { return true }
    if next >= looks.count { return false }
    if looks[next].meets(rule.second) { return true }
    // One word and perhaps a sign that is passed over, or a hole, which several words may fill.
    let reach = rule.reach > 1 ? rule.reach : tokens.tokens[next].mark != 0 ? 2 : 1
    for other in next..<min(looks.count, next + reach) where looks[other].meets(rule.second) { return true }
    return false
  }

  /// Follows a rule from a state to its end; calls `done` for every way through.
  private func step(_ state: State, _ end: Int32, _ done: (State) -> Void) {
    guard state.step < end else {
      done(state)
      return
    }
    let step = lexicon.steps.steps[Int(state.step)]
    if step.isForbidden {
      var met = false
      take(step, state) { _ in met = true }
      if !met { self.step(state.passing, end, done) }
      return
    }
    take(step, state) { self.step($0.passing, end, done) }
    if step.isOptional { self.step(state.passing, end, done) }
    // A hyphen between words, or the stop of an abbreviation, may be passed over.
    if !step.isFirst, state.token + 1 < tokens.tokens.count, isSkippable(state.token) {
      var skipped = state
      skipped.token += 1
      take(step, skipped) { self.step($0.passing, end, done) }
    }
  }

  private func isSkippable(_ index: Int) -> Bool {
    guard index > 0, tokens.tokens[index].mark != 0 else { return false }
    let token = tokens.tokens[index]
    let before = tokens.tokens[index - 1]
    guard !token.followsBlank, before.isWord else { return false }
    if token.mark == UInt8(ascii: "-") { return !tokens.tokens[index + 1].followsBlank }
    return token.mark == UInt8(ascii: ".") && before.range.count <= 5
  }

  /// Every way in which a step can be taken at the state's token.
  private func take(_ step: TimeSteps.Step, _ state: State, _ done: (State) -> Void) {
    guard state.token < looks.count, looks[state.token].meets(step.look) else { return }
    let token = tokens.tokens[state.token]
    guard let kind = step.kind else {
      for place in token.analyses {
        let analysis = tokens.analyses[place]
        guard lexicon.steps.has(analysis.word, step), step.allows(analysis.prefix) else { continue }
        done(advanced(state, step, by: 1, start: analysis.start, prefix: analysis.prefix))
      }
      return
    }
    if kind == .any {
      if token.isWord { done(advanced(state, step, by: 1, start: token.start, prefix: 0)) }
      return
    }
    fillFromWriting(kind, step, state, token, done)
    for place in token.analyses where step.allows(tokens.analyses[place].prefix) {
      let analysis = tokens.analyses[place]
      let word = Int(analysis.word)
      guard lexicon.steps.kinds[word] & step.look.kinds != 0 else { continue }
      for index in lexicon.senses[word].indices where lexicon.senses[word][index].kind == kind {
        let sense = lexicon.senses[word][index]
        if sense.needsCapital && !token.isCapital || step.isStrict && sense.isDoubtful { continue }
        guard follows(sense.rest, after: state.token) else { continue }
        var taken = advanced(
          state, step, by: 1 + sense.rest.count, start: analysis.start, prefix: analysis.prefix)
        fill(&taken, .sense(word: analysis.word, number: index))
        done(taken)
        if kind == .number { compound(taken, tens: sense.value, done) }
      }
    }
  }

  private func fill(_ state: inout State, _ fill: Fill) {
    fills.append((state.fill, fill))
    state.fill = Int32(fills.count - 1)
  }

  /// What filled the holes on the way to the last of `fills`.
  private func captures(_ last: Int32) -> TimeCaptures {
    var way: [Int32] = []
    var place = last
    while place >= 0 {
      way.append(place)
      place = fills[Int(place)].before
    }
    var captures = TimeCaptures()
    for place in way.reversed() {
      switch fills[Int(place)].fill {
      case .sense(let word, let number): captures.take(lexicon.senses[Int(word)][number])
      case .day(let value): captures.days.append(value)
      case .year(let value): captures.years.append(value)
      case .number(let value): captures.number = value
      case .ordinal(let value): captures.ordinal = value
      case .decade(let value): captures.decade = value
      case .hebrewDay(let value): captures.hebrewDay = value
      case .hebrewYear(let value): captures.hebrewYear = value
      case .date(let day): captures.date = day
      case .dayMonth(let day, let month): captures.dayMonth = (day, month)
      }
    }
    return captures
  }

  private func follows(_ rest: [Int32], after index: Int) -> Bool {
    for (offset, word) in rest.enumerated() {
      let position = index + 1 + offset
      guard position < tokens.tokens.count else { return false }
      let analyses = tokens.analyses[tokens.tokens[position].analyses]
      guard analyses.contains(where: { $0.word == word && $0.prefix == 0 }) else { return false }
    }
    return true
  }

  /// Twenty-five, עשרים וחמישה: tens take the units that follow.
  private func compound(_ state: State, tens: Int, _ done: (State) -> Void) {
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
        fill(&taken, .number(tens + sense.value))
        done(taken)
      }
    }
  }

  /// Holes that are filled by how a token is written.
  private func fillFromWriting(
    _ kind: TimeLexicon.Kind, _ step: TimeSteps.Step, _ state: State, _ token: TimeTokens.Token,
    _ done: (State) -> Void
  ) {
    guard token.isWritten, step.allows(token.prefix) else { return }
    let filled: Fill
    switch (kind, token.number) {
    case (.day, .plain(let value, let digits)) where digits <= 2 && digits > 0 && (1...31).contains(value):
      filled = .day(value)
    case (.day, .ordinal(let value)) where (1...31).contains(value): filled = .day(value)
    case (.year, .plain(let value, let digits)) where digits == 4 && (1000...2199).contains(value):
      filled = .year(value)
    case (.number, .plain(let value, _)), (.digits, .plain(let value, _)): filled = .number(value)
    case (.ordinal, .ordinal(let value)): filled = .ordinal(value)
    case (.decade, .decade(let value)): filled = .decade(value)
    case (.date, .date(let day)): filled = .date(day)
    case (.dayMonth, .dayMonth(let day, let month)): filled = .dayMonth(day: day, month: month)
    case (.hebrewDay, .none) where (1...30).contains(token.numeral): filled = .hebrewDay(token.numeral)
    case (.hebrewYear, .plain(let value, digits: 4)) where (5000...6000).contains(value):
      filled = .hebrewYear(value)
    case (.hebrewYear, .none) where token.numeral > 300: filled = .hebrewYear(token.numeral % 1000 + 5000)
    default: return
    }
    var taken = advanced(state, step, by: 1, start: token.start, prefix: token.prefix)
    fill(&taken, filled)
    done(taken)
  }

  private func advanced(
    _ state: State, _ step: TimeSteps.Step, by count: Int, start: Int, prefix: Int16
  ) -> State {
    var next = state
    next.token += count
    if step.isContext { return next }
    if next.first < 0 {
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
