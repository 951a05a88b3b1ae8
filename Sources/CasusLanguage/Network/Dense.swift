/// A layer `output = input · weights + bias`, with or without a rectifier.
struct Dense {
  /// `inputs × outputs`, outputs a multiple of eight.
  let weights: Matrix
  /// `1 × outputs`
  let bias: Matrix
  var rectified = false

  /// Outputs of all rows.
  func read(_ inputs: Matrix) -> Matrix {
    let output = Matrix(inputs.rows, weights.columns)
    for row in 0..<inputs.rows { output[row].update(from: bias.cells, count: weights.columns) }
    Matrix.multiply(inputs, weights, into: output)
    if rectified {
      let zero = Kernels.Lane(repeating: 0)
      for cell in stride(from: 0, to: inputs.rows * weights.columns, by: 8) {
        let lane = Kernels.load(output.cells + cell)
        Kernels.store(lane.replacing(with: zero, where: lane .< zero), output.cells + cell)
      }
    }
    return output
  }

  /// Gradients of both weights.
  struct Gradient {
    let weights: Matrix
    let bias: Matrix
  }

  /// Carries errors of the outputs back: changes them where the rectifier was shut, adds to the gradient and to
  /// the errors of the inputs.
  func learn(_ inputs: Matrix, outputs: Matrix, errors: Matrix, gradient: Gradient, inputErrors: Matrix) {
    let width = weights.columns
    let rows = inputs.rows
    let zero = Kernels.Lane(repeating: 0)
    for row in 0..<rows {
      for lane in stride(from: 0, to: width, by: 8) {
        var error = Kernels.load(errors[row] + lane)
        if rectified {
          error = error.replacing(with: zero, where: Kernels.load(outputs[row] + lane) .<= zero)
          Kernels.store(error, errors[row] + lane)
        }
        let sum = gradient.bias.cells + lane
        Kernels.store(Kernels.load(sum) + error, sum)
      }
    }
    Matrix.multiply(inputs.transposed, errors, into: gradient.weights)
    Matrix.multiply(errors, weights.transposed, into: inputErrors)
  }
}
