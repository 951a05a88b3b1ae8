import CasusLanguage
import Foundation

/// Where tests find models and small treebanks of their own.
enum TestData {
  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A committed file, or nil where it is not there.
  static func path(_ name: String) -> String? {
    let path = package.appendingPathComponent(name).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// A treebank of a few sentences of our own, in which a word with ה, ב, ו, ל is divided.
  static let tiny = """
    # newdoc id = own
    # sent_id = 1
    # text = השר דיבר בכנסת.
    1-2\tהשר\t_\t_\t_\t_\t_\t_\t_\t_
    1\tה\tה\tDET\tDET\tPronType=Art\t2\tdet\t_\t_
    2\tשר\tשר\tNOUN\tNOUN\tGender=Masc|Number=Sing\t3\tnsubj\t_\t_
    3\tדיבר\tדיבר\tVERB\tVERB\tTense=Past\t0\troot\t_\t_
    4-5\tבכנסת\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
    4\tב\tב\tADP\tADP\t_\t5\tcase\t_\t_
    5\tכנסת\tכנסת\tPROPN\tPROPN\t_\t3\tobl\t_\tNE=B-ORG
    6\t.\t.\tPUNCT\tPUNCT\t_\t3\tpunct\t_\t_

    # sent_id = 2
    # text = "שלום", אמר דובר צה"ל.
    1\t"\t"\tPUNCT\tPUNCT\t_\t2\tpunct\t_\tSpaceAfter=No
    2\tשלום\tשלום\tNOUN\tNOUN\t_\t5\tccomp\t_\tSpaceAfter=No
    3\t"\t"\tPUNCT\tPUNCT\t_\t2\tpunct\t_\tSpaceAfter=No
    4\t,\t,\tPUNCT\tPUNCT\t_\t2\tpunct\t_\t_
    5\tאמר\tאמר\tVERB\tVERB\t_\t0\troot\t_\t_
    6\tדובר\tדובר\tNOUN\tNOUN\t_\t5\tnsubj\t_\t_
    7\tצה"ל\tצה"ל\tPROPN\tPROPN\t_\t6\tcompound\t_\tNE=B-ORG|SpaceAfter=No
    8\t.\t.\tPUNCT\tPUNCT\t_\t5\tpunct\t_\t_


    """

  /// The sentences of `tiny`.
  static func tinySentences() throws -> [TreebankSentence] {
    try CoNLLUReader.read(Array(tiny.utf8), file: "tiny.conllu")
  }

  /// A segmentation-only model from repeated tiny sentences.
  static func tinySegmentation() throws -> [ModelPart] {
    let sentences = try tinySentences()
    return LanguageTrainer(language: .hebrew, treebank: Array(repeating: sentences, count: 6).flatMap { $0 })
      .segmentation()
  }

  /// The committed Hebrew model, or nil with a word about it.
  static func model(_ language: String) throws -> LanguageModel? {
    guard let path = path("Models/\(language).casus") else {
      print("skipped: no Models/\(language).casus")
      return nil
    }
    return try LanguageModel(path: path)
  }
}
