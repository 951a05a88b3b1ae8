import Foundation

/// The loss of a batch and its gradient: forward through the layers, and back.
extension NetworkTrainer {
  /// Adds the gradient of a batch's loss and returns the loss.
  package func errors(
    _ examples: [Example], _ batch: Batch, _ rows: [Int], mask: (Int, Matrix) -> Matrix,
    unmask: (Int, Matrix) -> Matrix
  ) -> Float {
    let perWord = NetworkInputs.perWord
    let inputs = Matrix(batch.rows, shape.embedding)
    for row in 0..<batch.rows {
      for feature in 0..<perWord {
        let vector = embeddings[rows[row * perWord + feature]]
        for lane in stride(from: 0, to: shape.embedding, by: 8) {
          Kernels.store(
            Kernels.load(inputs[row] + lane) + Kernels.load(vector + lane), inputs[row] + lane)
        }
      }
    }
    let pass = NetworkPass(layers, batch, inputs: inputs, hide: mask)
    var loss: Float = 0
    let states = shape.state * 2
    let tagErrors = Matrix(batch.rows, NetworkShape.tags)
    let valueErrors = Matrix(batch.rows, shape.values)
    let nameErrors = Matrix(batch.rows, shape.names)
    let otherErrors = Matrix(batch.rows, shape.otherNames)
    let projectedErrors = Matrix(batch.rows, shape.arc)
    let headErrors = Matrix(batch.rows + 1, shape.arc)
    let relationOwn = Matrix(batch.rows, shape.relation)
    let relationHeads = Matrix(batch.rows + 1, shape.relation)
    var scratch: [Float] = []
    for (place, index) in batch.order.enumerated() {
      let example = examples[index]
      let count = batch.lengths[place]
      for word in 0..<count {
        let row = batch.row(place, word)
        if example.tags[word] >= 0 || example.soft != nil {
          loss += softmax(
            pass.tags[row], UPOS.allCases.count, gold: example.tags[word], errors: tagErrors[row],
            soft: example.soft?.tags, word)
          if example.sets[word] >= 0 {
            loss += learnSet(
              example.sets[word], example.tags[word], pass.values[row], valueErrors[row], &scratch)
          }
        }
        let own = example.namesByOthers ? -1 : example.names[word]
        if shape.names > 0, own >= 0 || example.soft != nil {
          loss += softmax(
            pass.names[row], nameCount, gold: own, errors: nameErrors[row],
            weight: example.namesByOthers ? nameWeight * softShare : nameWeight,
            soft: example.soft?.names, word)
        }
        if let others = pass.otherNames, example.namesByOthers, example.names[word] >= 0 {
          loss += learnOthers(
            example.names[word], others[row], pass.names[row], otherErrors[row], nameErrors[row],
            weight: example.soft == nil ? nameWeight : nameWeight * (1 - softShare))
        }
      }
      guard !example.heads.isEmpty else { continue }
      // Arcs.
      let scores = pass.arcs(place)
      let arcErrors = Matrix(count, scores.columns)
      for word in 0..<count {
        scores[word][word] = -.infinity
        loss += softmax(
          scores[word], count + 1, gold: example.isSilver ? -1 : example.heads[word], errors: arcErrors[word],
          soft: example.soft?.arcs, word)
      }
      func row(_ word: Int) -> Int { word == count ? batch.rows : batch.row(place, word) }
      let heads = Matrix(count + 1, shape.arc)
      let dependents = Matrix(count, shape.arc)
      for word in 0...count { heads[word].update(from: pass.arcHead[row(word)], count: shape.arc) }
      for word in 0..<count { dependents[word].update(from: pass.projected[row(word)], count: shape.arc) }
      let own = Matrix(count, shape.arc)
      Kernels.multiply(
        count, shape.arc, count + 1, arcErrors.cells, arcErrors.columns, heads.cells, shape.arc,
        into: own.cells,
        shape.arc)
      for word in 0..<count { projectedErrors[row(word)].update(from: own[word], count: shape.arc) }
      let others = Matrix(count + 1, shape.arc)
      let turned = arcErrors.transposed
      Kernels.multiply(
        count + 1, shape.arc, count, turned.cells, count, dependents.cells, shape.arc, into: others.cells,
        shape.arc)
      for word in 0...count {
        for cell in 0..<shape.arc { headErrors[row(word)][cell] += others[word][cell] }
      }
      withExtendedLifetime((scores, arcErrors, heads, dependents, own, turned, others)) {}
      // Relations.
      let hidden = pass.relationHidden(place, heads: example.heads)
      let relationScores = layers.relation.read(hidden)
      let relationErrors = Matrix(count, shape.relations)
      for word in 0..<count where example.isSilver || example.relations[word] >= 0 {
        loss += softmax(
          relationScores[word], relationCount, gold: example.isSilver ? -1 : example.relations[word],
          errors: relationErrors[word], soft: example.soft?.relations, word)
      }
      let hiddenErrors = Matrix(count, shape.relation)
      layers.relation.learn(
        hidden, outputs: relationScores, errors: relationErrors,
        gradient: .init(weights: gradientLayers.relation.weights, bias: gradientLayers.relation.bias),
        inputErrors: hiddenErrors)
      for word in 0..<count {
        let target = relationHeads[row(example.heads[word])]
        let own = relationOwn[batch.row(place, word)]
        for cell in 0..<shape.relation where hidden[word][cell] > 0 {
          own[cell] += hiddenErrors[word][cell]
          target[cell] += hiddenErrors[word][cell]
        }
      }
      withExtendedLifetime((hidden, hiddenErrors)) {}
    }
    // Back through the layers.
    let second = Matrix(batch.rows, states)
    let withRoot = Matrix(batch.rows + 1, states)
    let first = Matrix(batch.rows, states)
    func learn(
      _ path: KeyPath<NetworkLayers, Dense>, _ inputs: Matrix, _ outputs: Matrix, _ errors: Matrix,
      _ below: Matrix
    ) {
      let gradient = gradientLayers[keyPath: path]
      layers[keyPath: path].learn(
        inputs, outputs: outputs, errors: errors,
        gradient: .init(weights: gradient.weights, bias: gradient.bias), inputErrors: below)
    }
    let dependentErrors = Matrix(batch.rows, shape.arc)
    learn(\.arcBilinear, pass.arcDependent, pass.projected, projectedErrors, dependentErrors)
    learn(\.arcDependent, pass.visible[1], pass.arcDependent, dependentErrors, second)
    learn(\.arcHead, pass.withRoot, pass.arcHead, headErrors, withRoot)
    learn(\.relationDependent, pass.visible[1], pass.relationDependent, relationOwn, second)
    learn(\.relationHead, pass.withRoot, pass.relationHead, relationHeads, withRoot)
    let both = Matrix(batch.rows, 2 * states)
    if shape.names > 0 { learn(\.name, pass.both, pass.names, nameErrors, both) }
    if let others = layers.otherNames, let gradient = gradientLayers.otherNames, let outputs = pass.otherNames
    {
      others.learn(
        pass.both, outputs: outputs, errors: otherErrors,
        gradient: .init(weights: gradient.weights, bias: gradient.bias), inputErrors: both)
    }
    let hiddenErrors = Matrix(batch.rows, shape.tag)
    learn(\.tag, pass.tagHidden, pass.tags, tagErrors, hiddenErrors)
    learn(\.value, pass.tagHidden, pass.values, valueErrors, hiddenErrors)
    learn(\.tagHidden, pass.both, pass.tagHidden, hiddenErrors, both)
    for row in 0..<batch.rows {
      first[row].update(from: both[row], count: states)
      for cell in 0..<states { second[row][cell] += both[row][states + cell] + withRoot[row][cell] }
    }
    for cell in 0..<states { gradientLayers.root.cells[cell] += withRoot[batch.rows][cell] }
    learnRecurrent(1, pass.visible[0], pass, unmask(2, second), first)
    let inputErrors = Matrix(batch.rows, shape.embedding)
    learnRecurrent(0, pass.inputs, pass, unmask(1, first), inputErrors)
    let below = unmask(0, inputErrors)
    for row in 0..<batch.rows {
      for feature in 0..<perWord {
        let target = embeddingGradient[rows[row * perWord + feature]]
        for lane in stride(from: 0, to: shape.embedding, by: 8) {
          Kernels.store(Kernels.load(target + lane) + Kernels.load(below[row] + lane), target + lane)
        }
      }
    }
    withExtendedLifetime((pass, both, withRoot, second, headErrors, relationOwn, below)) {}
    return loss
  }

  private func learnRecurrent(
    _ layer: Int, _ inputs: Matrix, _ pass: NetworkPass, _ errors: Matrix, _ below: Matrix
  ) {
    let own = layers.recurrent[layer]
    let gradient = gradientLayers.recurrent[layer]
    for (lstm, gradient, trace, column) in [
      (own.forward, gradient.forward, pass.traces[layer].forward, 0),
      (own.backward, gradient.backward, pass.traces[layer].backward, shape.state),
    ] {
      lstm.learn(
        inputs, pass.batch, states: pass.states[layer], at: column, trace: trace, errors: errors,
        gradient: .init(input: gradient.input, recurrent: gradient.recurrent, bias: gradient.bias),
        inputErrors: below)
    }
  }

  /// Errors of a label of a name by other guidelines, whose scores are those of the model's own labels and what is
  /// added for them: what both have in common is learned together (Daumé 2007).
  private func learnOthers(
    _ gold: Int, _ scores: UnsafeMutablePointer<Float>, _ own: UnsafeMutablePointer<Float>,
    _ errors: UnsafeMutablePointer<Float>, _ ownErrors: UnsafeMutablePointer<Float>, weight: Float
  ) -> Float {
    for label in 0..<nameCount { scores[label] += own[label] }
    let loss = softmax(scores, nameCount, gold: gold, errors: errors, weight: weight, soft: nil, 0)
    for label in 0..<nameCount { ownErrors[label] += errors[label] }
    return loss
  }

  /// Errors of the sets of one part of speech: each set scores the sum of its values.
  private func learnSet(
    _ gold: Int, _ tag: Int, _ values: UnsafeMutablePointer<Float>, _ errors: UnsafeMutablePointer<Float>,
    _ scratch: inout [Float]
  ) -> Float {
    let sets = byTag[tag]
    guard let place = sets.firstIndex(of: gold), sets.count > 1 else { return 0 }
    scratch.removeAll(keepingCapacity: true)
    var most = -Float.infinity
    for set in sets {
      var sum: Float = 0
      for output in outputs[set] { sum += values[output] }
      scratch.append(sum)
      most = max(most, sum)
    }
    var total: Float = 0
    for index in scratch.indices {
      scratch[index] = Kernels.exp(scratch[index] - most)
      total += scratch[index]
    }
    for (index, set) in sets.enumerated() {
      let error = scratch[index] / total - (index == place ? 1 : 0)
      if error.magnitude < 1e-7 { continue }
      for output in outputs[set] { errors[output] += error }
    }
    return -log(max(1e-30, scratch[place] / total))
  }

  /// Cross-entropy and its gradient, added to `errors`. A teacher's probabilities (`soft`, a row a word) share
  /// the target with the right answer `gold`, or are all of it where there is none (-1).
  private func softmax(
    _ scores: UnsafeMutablePointer<Float>, _ count: Int, gold: Int, errors: UnsafeMutablePointer<Float>,
    weight: Float = 1, soft: [Float]?, _ word: Int
  ) -> Float {
    var most = -Float.infinity
    for index in 0..<count { most = max(most, scores[index]) }
    var total: Float = 0
    for index in 0..<count {
      let value = Kernels.exp(scores[index] - most)
      errors[index] = value
      total += value
    }
    for index in 0..<count { errors[index] *= weight / total }
    let norm = most + log(total)
    let share = soft == nil ? 0 : gold < 0 ? weight : weight * softShare
    var loss: Float = 0
    if let soft {
      for index in 0..<count where soft[word * count + index] > 0 {
        let target = share * soft[word * count + index]
        errors[index] -= target
        // A word is never its own head, but a teacher may leave a trace of doubt.
        loss += target * min(norm - scores[index], 100)
      }
    }
    if gold >= 0 {
      errors[gold] -= weight - share
      loss += (weight - share) * (norm - scores[gold])
    }
    return loss
  }
}
