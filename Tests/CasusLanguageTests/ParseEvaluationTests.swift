import CasusLanguage
import Testing

@Suite struct ParseEvaluationTests {
  /// Gold and prediction of one token in two words, with other division in the prediction.
  private func sentences(_ lines: String) throws -> [TreebankSentence] {
    let text = lines.split(separator: "\n").map { line in
      let c = line.split(separator: " ").map(String.init)
      return c[0].contains("-")
        ? "\(c[0])\t\(c[1])\t_\t_\t_\t_\t_\t_\t_\t_"
        : "\(c[0])\t\(c[1])\t\(c[2])\t\(c[3])\t_\t_\t\(c[4])\t\(c[5])\t_\t\(c.count > 6 ? c[6] : "_")"
    }.joined(separator: "\n")
    return try CoNLLUReader.read(Array((text + "\n\n").utf8), file: "test")
  }

  @Test func perfect() throws {
    let gold = try TestData.tinySentences()
    let scores = try ParseEvaluation(gold: gold, system: gold).scores
    #expect(
      scores.prefix(13).map(\.name) == [
        "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "AllTags", "Lemmas", "UAS", "LAS", "CLAS",
        "MLAS", "BLEX",
      ])
    for (name, score) in scores { #expect(score.f1 == 1, "\(name)") }
  }

  @Test func countsEachKindOfError() throws {
    let gold = try sentences(
      "1 she she PRON 2 nsubj\n2 saw see VERB 0 root\n3-4 itall\n3 it it PRON 2 obj\n4 all all DET 3 det")
    let system = try sentences("1 she he PRON 2 nsubj\n2 saw see NOUN 0 root\n3 itall it PRON 2 obj")
    let result = try ParseEvaluation(gold: gold, system: system)
    #expect(result["Tokens"]?.f1 == 1)
    #expect(result["Words"].map { [$0.correct, $0.gold, $0.system] } == [2, 4, 3])
    #expect(result["UPOS"]?.correct == 1)
    #expect(result["Lemmas"]?.correct == 1)
    #expect(result["LAS"]?.correct == 2)
    #expect(result["LAS"]?.aligned == 2)
    #expect(result["CLAS"].map { [$0.correct, $0.gold, $0.system] } == [2, 3, 3])
    #expect(result["MLAS"]?.correct == 1)
    #expect(result["BLEX"]?.correct == 1)
  }

  @Test func namesNeedTheirWordsAndType() throws {
    let gold = try sentences(
      "1 New New PROPN 2 flat NE=B-GPE\n2 York York PROPN 0 root NE=I-GPE\n3 Ann Ann PROPN 2 dep NE=B-PER")
    var system = gold
    system[0].words[2].entity = "B-ORG"
    let names = try ParseEvaluation(gold: gold, system: system)["Names"]
    #expect(names.map { [$0.correct, $0.gold, $0.system] } == [1, 2, 2])
  }

  @Test func otherTextIsAnError() throws {
    let gold = try sentences("1 she she PRON 0 root")
    let error = #expect(throws: ParseEvaluation.Mismatch.self) {
      _ = try ParseEvaluation(gold: gold, system: try sentences("1 shy shy ADJ 0 root"))
    }
    #expect(error?.offset == 2)
  }
}
