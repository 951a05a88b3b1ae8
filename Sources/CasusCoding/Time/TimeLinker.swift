import CasusCodebook

/// An expression before the words around it have been looked at.
struct TimePiece {
  var tokens: ClosedRange<Int>
  var range: Range<Int>
  var prefix: String
  var meaning: TimeMeaning
  /// `three days before ...`: needs an expression to follow.
  var isLead = false
}

/// Ties expressions to each other and to the prepositions before them: *from X to Y*, *since X*, *by X*.
struct TimeLinker {
  let tokens: TimeTokens
  let lexicon: TimeLexicon

  /// The expressions with their links.
  func linked(_ pieces: [TimePiece]) -> [TimePiece] {
    var result: [TimePiece] = []
    var index = 0
    while index < pieces.count {
      var piece = pieces[index]
      index += 1
      if piece.isLead {
        guard index < pieces.count, case .displaced(let amount, _) = piece.meaning,
          isLead(piece, pieces[index])
        else {
          continue
        }
        piece = joined(piece, pieces[index], .displaced(amount, from: pieces[index].meaning))
        index += 1
        result.append(piece)
        continue
      }
      let before = link(before: piece.tokens.lowerBound, prefix: piece.prefix)
      if index < pieces.count, !pieces[index].isLead, spans(piece, pieces[index], after: before) {
        piece = joined(piece, pieces[index], .between(piece.meaning, pieces[index].meaning))
        index += 1
      } else if before == .since || runsOn(piece, after: before) {
        piece.meaning = .since(piece.meaning)
      } else if before == .until {
        piece.meaning = .until(piece.meaning)
      } else if before == .before {
        piece.meaning = .before(piece.meaning)
      } else if before == .after {
        piece.meaning = .after(piece.meaning)
      }
      result.append(piece)
    }
    return result
  }

  private func joined(_ first: TimePiece, _ second: TimePiece, _ meaning: TimeMeaning) -> TimePiece {
    TimePiece(
      tokens: first.tokens.lowerBound...second.tokens.upperBound,
      range: first.range.lowerBound..<second.range.upperBound, prefix: first.prefix, meaning: meaning)
  }

  /// Whether nothing but an article stands between a lead and what it leads to.
  private func isLead(_ lead: TimePiece, _ next: TimePiece) -> Bool {
    gap(lead, next).allSatisfy { has($0, .article) }
  }

  /// Whether two expressions are the ends of one span.
  private func spans(_ first: TimePiece, _ second: TimePiece, after before: TimeLexicon.Kind?) -> Bool {
    let gap = Array(gap(first, second))
    guard gap.count <= 3 else { return false }
    let links = gap.filter { !has($0, .article) }
    let from = before == .from || before == .since || isPrefix(first.prefix, .from)
    if links.isEmpty {
      if isPrefix(second.prefix, .to) { return from || before == .between }
      return isPrefix(second.prefix, .and) && before == .between && gap.isEmpty
    }
    guard links.count == 1, let link = links.first else { return false }
    if tokens.tokens[link].mark == UInt8(ascii: "-") { return before != .until && isDash(first, second) }
    if has(link, .to) { return from || before == .between || has(link, .until) }
    if has(link, .until) { return true }
    if has(link, .and) { return before == .between }
    return has(link, .or) && isSameKind(first.meaning, second.meaning)
  }

  private func gap(_ first: TimePiece, _ second: TimePiece) -> Range<Int> {
    (first.tokens.upperBound + 1)..<max(first.tokens.upperBound + 1, second.tokens.lowerBound)
  }

  private func isDash(_ first: TimePiece, _ second: TimePiece) -> Bool {
    isSameKind(first.meaning, second.meaning)
  }

  /// Whether two meanings are of one grain, as the ends of *May-July* are.
  private func isSameKind(_ first: TimeMeaning, _ second: TimeMeaning) -> Bool {
    switch (first, second) {
    case (.absolute, .absolute), (.absolute, .partial), (.partial, .absolute), (.partial, .partial): true
    case (.part(_, let one), .part(_, let other)): isSameKind(one, other)
    case (.part(_, let one), let other), (let one, .part(_, let other)): isSameKind(one, other)
    default: false
    }
  }

  /// Whether *from X onward* makes it a beginning.
  private func runsOn(_ piece: TimePiece, after before: TimeLexicon.Kind?) -> Bool {
    guard before == .from || isPrefix(piece.prefix, .from) else { return false }
    let next = piece.tokens.upperBound + 1
    return next < tokens.tokens.count && starts(at: next, .onward) != nil
  }

  /// The link that ends right before a token, an article passed over.
  private func link(before token: Int, prefix: String) -> TimeLexicon.Kind? {
    let glued = prefix.isEmpty ? nil : lexicon.words[TimeHash.of(prefix)].map { Int32($0) }
    var last = token - 1
    var passed = false
    if last >= 0, has(last, .article) {
      last -= 1
      passed = true
    }
    for start in stride(from: last, through: max(0, last - 2), by: -1) where start >= 0 {
      for kind in [TimeLexicon.Kind.since, .until, .before, .after, .from, .between] {
        if passed && (kind == .before || kind == .after) { continue }
        if starts(at: start, kind, glued: glued) == last { return kind }
      }
    }
    return nil
  }

  /// The last token of a link word or phrase of this kind that starts at a token; its last word may be `glued` to
  /// what follows.
  private func starts(at index: Int, _ kind: TimeLexicon.Kind, glued: Int32? = nil) -> Int? {
    for analysis in tokens.analyses[tokens.tokens[index].analyses] {
      for sense in lexicon.senses[Int(analysis.word)] where sense.kind == kind {
        let rest = glued != nil && sense.rest.last == glued ? sense.rest.dropLast() : sense.rest[...]
        let fits = rest.enumerated().allSatisfy { offset, word in
          let position = index + 1 + offset
          guard position < tokens.tokens.count else { return false }
          return tokens.analyses[tokens.tokens[position].analyses].contains {
            $0.word == word && $0.prefix == 0
          }
        }
        if fits { return index + rest.count }
      }
    }
    return nil
  }

  private func has(_ index: Int, _ kind: TimeLexicon.Kind) -> Bool { starts(at: index, kind) == index }

  /// Whether letters glued to the front of a word are a link of this kind.
  private func isPrefix(_ prefix: String, _ kind: TimeLexicon.Kind) -> Bool {
    guard !prefix.isEmpty, let word = lexicon.words[TimeHash.of(prefix)] else { return false }
    return lexicon.senses[word].contains { $0.kind == kind }
  }
}
