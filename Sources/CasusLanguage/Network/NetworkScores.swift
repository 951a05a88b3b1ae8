/// What a network says of a batch of sentences.
struct NetworkScores {
  let batch: Batch
  let tags: Matrix
  let values: Matrix
  let names: Matrix
  /// What heads are multiplied with.
  let projected: Matrix
  /// A row a word, then the root's.
  let arcHead: Matrix
  let relationDependent: Matrix
  /// A row a word, then the root's.
  let relationHead: Matrix

  /// Row of a sentence's word, or of the root (the number of words).
  @inline(__always)
  private func row(_ place: Int, _ word: Int) -> Int {
    word == batch.lengths[place] ? batch.rows : batch.row(place, word)
  }

  /// Scores of all heads (columns, the last that counts being the root, padded to eight) of a sentence's
  /// words.
  func arcs(_ place: Int) -> Matrix {
    let count = batch.lengths[place]
    let width = arcHead.columns
    let columns = (count + 1 + 7) & ~7
    let heads = Matrix(width, columns)
    let dependents = Matrix(raw: count, width)
    for word in 0...count {
      let cells = arcHead[row(place, word)]
      for cell in 0..<width { heads.cells[cell * columns + word] = cells[cell] }
      if word < count { dependents[word].update(from: projected[batch.row(place, word)], count: width) }
    }
    let scores = Matrix(count, columns)
    Matrix.multiply(dependents, heads, into: scores)
    return scores
  }

  /// Hidden cells of the relations between words and given heads.
  func relationHidden(_ place: Int, heads: [Int]) -> Matrix {
    let hidden = Matrix(raw: heads.count, relationHead.columns)
    let zero = Kernels.Lane(repeating: 0)
    for (word, head) in heads.enumerated() {
      let own = relationDependent[batch.row(place, word)]
      let other = relationHead[row(place, head)]
      for lane in stride(from: 0, to: hidden.columns, by: 8) {
        let sum = Kernels.load(own + lane) + Kernels.load(other + lane)
        Kernels.store(sum.replacing(with: zero, where: sum .< zero), hidden[word] + lane)
      }
    }
    return hidden
  }
}
