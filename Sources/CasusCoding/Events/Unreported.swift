import CasusCodebook
import CasusLanguage
import CasusRecords

/// Says why words for an act report none: they only describe something, ask, or are about the writer and the reader.
struct Unreported {
  let tree: Tree
  let quotes: Quotes

  /// Why nothing is reported; nil when something is.
  func reason(_ proposal: Proposal) -> String? {
    if isAttribute(proposal) { return "it only describes `\(above(proposal.trigger))`" }
    if !proposal.nominal, tree.isDoer(proposal.trigger) { return "it names who did it" }
    if isAsked(proposal.trigger) { return "a question reports nothing" }
    if isTitle(proposal.trigger) { return "it stands in the title of a work" }
    if isPersonal(proposal.trigger) { return "it tells of the writer or the reader" }
    return nil
  }

  private func above(_ word: Int) -> String { tree.word(word).head.map { tree.word($0).form } ?? "" }

  /// *Wounded soldiers*, *a convicted thief*: a participle before or after its noun, with nothing that says by whom,
  /// when or where.
  private func isAttribute(_ proposal: Proposal) -> Bool {
    let trigger = proposal.trigger
    guard !proposal.nominal, tree.has("amod", trigger), proposal.words.count == 1,
      let noun = tree.word(trigger).head, !tree.has("root", noun)
    else { return false }
    return !tree.children(trigger).contains { child in
      ["obl", "obj", "nsubj", "advcl", "xcomp", "ccomp"].contains { tree.has($0, child) }
    }
  }

  /// In a sentence that ends with a question mark, on the same side of any quotation marks.
  private func isAsked(_ trigger: Int) -> Bool {
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    guard let mark = sentence.suffix(3).last(where: { tree.word($0).form.utf8.contains(UInt8(ascii: "?")) })
    else { return false }
    return quotes.containing(trigger) == quotes.containing(mark) && !isTakenForGranted(trigger)
  }

  /// *Why did they invade?*: who asks for the reason says that it was done.
  private func isTakenForGranted(_ verb: Int) -> Bool {
    let isPast = ([verb] + tree.children(verb).filter { tree.has("aux", $0) }).contains {
      tree.word($0).features.has("Tense=Past") && tree.word($0).features.has("Mood=Ind")
        || tree.grammar.dropsSubjects && tree.word($0).features.has("Tense=Past")
    }
    return isPast && tree.children(verb).contains { $0 < verb && tree.isWritten($0, as: .reason) }
  }

  /// *The film "To Kill a King"*: what stands in quotation marks right behind a word for a work.
  private func isTitle(_ trigger: Int) -> Bool {
    guard let quote = quotes.containing(trigger) else { return false }
    let sentence = tree.text.sentences[tree.sentenceOf[trigger]].words
    return (max(sentence.lowerBound, quote.lowerBound - 4)..<max(sentence.lowerBound, quote.lowerBound - 1))
      .contains { tree.isListed($0, as: .work) && tree.isNominal($0) }
  }

  /// *I met my friend*, *if you attack*: outside of quotations the first person is the writer, the second the reader.
  func isPersonal(_ trigger: Int) -> Bool {
    guard tree.isVerbal(trigger), !tree.isPassive(trigger), quotes.containing(trigger) == nil else {
      return false
    }
    return ([trigger] + tree.children(trigger).filter { tree.has("nsubj", $0) }).contains { word in
      guard word == trigger || tree.word(word).upos == .pron else { return false }
      let features = tree.word(word).features
      return features["Person"] == "2" || features["Person"] == "1" && features.has("Number=Sing")
    }
  }
}
