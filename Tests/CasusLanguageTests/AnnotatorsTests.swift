import CasusLanguage
import CasusTestSupport
import Foundation
import Testing

/// A dozen words a person can check by eye, enough for every annotator to learn something.
private let grammar = """
  # text = Baku blamed Tehran.
  1\tBaku\tBaku\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\tNE=B-GPE
  2\tblamed\tblame\tVERB\t_\tTense=Past\t0\troot\t_\t_
  3\tTehran\tTehran\tPROPN\t_\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No|NE=B-GPE
  4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

  # text = The old envoys denied the charge.
  1\tThe\tthe\tDET\t_\tPronType=Art\t3\tdet\t_\t_
  2\told\told\tADJ\t_\t_\t3\tamod\t_\t_
  3\tenvoys\tenvoy\tNOUN\t_\tNumber=Plur\t4\tnsubj\t_\t_
  4\tdenied\tdeny\tVERB\t_\tTense=Past\t0\troot\t_\t_
  5\tthe\tthe\tDET\t_\tPronType=Art\t6\tdet\t_\t_
  6\tcharge\tcharge\tNOUN\t_\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No
  7\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

  # text = Tehran expelled two envoys.
  1\tTehran\tTehran\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\tNE=B-GPE
  2\texpelled\texpel\tVERB\t_\tTense=Past\t0\troot\t_\t_
  3\ttwo\ttwo\tNUM\t_\t_\t4\tnummod\t_\t_
  4\tenvoys\tenvoy\tNOUN\t_\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No
  5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_


  """

private func treebank() throws -> [TreebankSentence] {
  let sentences = try CoNLLUReader.read(Array(grammar.utf8), file: "grammar")
  return Array(repeating: sentences, count: 8).flatMap { $0 }
}

private func withModel(_ body: (LanguageModel) throws -> Void) throws {
  let folder = try TemporaryFolder()
  let path = folder.file("model.casus")
  try LanguageTrainer(language: .english, treebank: treebank()).train().write(to: path)
  try body(LanguageModel(path: path))
}

/// The number of roots, and whether every word reaches one.
private func shape(of text: AnnotatedText, _ sentence: Sentence) -> (roots: Int, reaches: Bool) {
  var reaches = true
  for word in sentence.words {
    var ancestor = word
    var steps = 0
    while let head = text.words[ancestor].head, steps <= sentence.words.count {
      ancestor = head
      steps += 1
    }
    if steps > sentence.words.count || !sentence.words.contains(ancestor) { reaches = false }
  }
  return (sentence.words.count { text.words[$0].head == nil }, reaches)
}

@Suite("Annotators") struct AnnotatorsTests {
  @Test("What was taught is known") func learned() throws {
    try withModel { model in
      for sentence in try treebank().prefix(3) {
        let text = model.annotate(sentence)
        for (word, gold) in zip(text.words, sentence.words) {
          #expect(word.upos == gold.upos)
          #expect(word.features == gold.features)
          #expect(word.lemma == gold.lemma)
          #expect(word.head == gold.head)
          #expect(word.deprel == gold.deprel)
          #expect(word.entity == gold.entity)
        }
      }
    }
  }

  @Test("The same data make the same bytes") func deterministic() throws {
    let trainer = LanguageTrainer(language: .english, treebank: try treebank())
    #expect(try trainer.train().encoded() == trainer.train().encoded())
  }

  @Test("Raw text teaches the network that is kept, and the same text the same") func raw() throws {
    var trainer = LanguageTrainer(language: .english, treebank: try treebank())
    trainer.raw = "Tehran expelled the old envoys.\nThe envoys denied two."
    let bytes = try trainer.train().encoded()
    #expect(try trainer.train().encoded() == bytes)
    trainer.raw = ""
    #expect(try trainer.train().encoded() != bytes)
  }

  @Test("Names are learned from sentences that have nothing else") func markedNames() throws {
    var trainer = LanguageTrainer(language: .english, treebank: try treebank())
    let line = "[GPE Tehran] expelled [PER Orly Bram].\nThe envoys denied [PER Orly Bram].\n"
    trainer.marked = [try MarkedNames(Array(String(repeating: line, count: 8).utf8), file: "own")]
    let folder = try TemporaryFolder()
    let path = folder.file("model.casus")
    try trainer.train().write(to: path)
    let entities = try LanguageModel(path: path).annotate("Tehran expelled Orly Bram.").words.map(\.entity)
    #expect(entities == ["B-GPE", "O", "B-PER", "I-PER", "O"])
  }

  @Test("What others call a name does not change what the model calls it") func otherNames() throws {
    var trainer = LanguageTrainer(language: .english, treebank: try treebank())
    func marked(_ kind: String) throws -> [MarkedNames] {
      let line = "[\(kind) Tehran] expelled [PER Orly Bram].\nThe envoys denied [PER Orly Bram].\n"
      return [try MarkedNames(Array(String(repeating: line, count: 8).utf8), file: "own")]
    }
    trainer.marked = try marked("GPE")
    trainer.otherMarked = try marked("LOC")
    let folder = try TemporaryFolder()
    let path = folder.file("model.casus")
    try trainer.train().write(to: path)
    let entities = try LanguageModel(path: path).annotate("Tehran expelled Orly Bram.").words.map(\.entity)
    #expect(entities == ["B-GPE", "O", "B-PER", "I-PER", "O"])
  }

  @Test("Every sentence is one tree, also of nonsense and of thousands of words") func trees() throws {
    try withModel { model in
      let long = Array(repeating: "the old Tehran envoys denied two ,", count: 700).joined(separator: " ")
      for text in ["the", "? !", "denied denied of of", "☂ שלום \u{200F}x", long] {
        let annotated = model.annotate(text)
        #expect(!annotated.sentences.isEmpty)
        for sentence in annotated.sentences {
          let shape = shape(of: annotated, sentence)
          #expect(shape.roots == 1)
          #expect(shape.reaches)
          for word in sentence.words where annotated.words[word].head == nil {
            #expect(annotated.words[word].deprel == "root")
          }
        }
      }
    }
  }

  @Test("Names begin with B") func names() throws {
    try withModel { model in
      let annotated = model.annotate("Tehran Baku blamed the old Tehran envoys.")
      var last = "O"
      for word in annotated.words {
        if word.entity.hasPrefix("I-") { #expect(last.dropFirst(2) == word.entity.dropFirst(2)) }
        last = word.entity
      }
      #expect(annotated.words.contains { $0.entity == "B-GPE" })
    }
  }
}
